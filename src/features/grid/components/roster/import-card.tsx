import { View } from '@tarojs/components'
import { useState } from 'react'
import { isWorking, type ImportState } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { Card } from '@/ui/card/card'
import { Notice } from '@/ui/notice/notice'
import { Heading } from '@/ui/native/heading'
import { Tag, type Tone } from '@/ui/tag/tag'
import { rosterText, stateWords } from '../../roster-text'
import { useDrive } from '../../use-roster'
import { MappingForm } from './mapping-form'
import { Progress } from './progress'
import { Result } from './result'
import { Stuck } from './stuck'
import classes from './roster.module.scss'

const tones: { readonly [state in ImportState]?: Tone } = { failed: 'warn', applied: 'ok' }

/** Tries in a row after which it is said that it does not go on. */
const MANY = 3

/** One import, wherever it stands. */
export function ImportCard({ status }: { readonly status: ImportStatus }) {
  const tries = useDrive(status)
  const { state, fault, fileName } = status
  return (
    <Card className={classes.stack ?? ''}>
      <View className={classes.head}>
        <Heading level={2}>{fileName}</Heading>
        <Tag tone={tones[state] ?? 'info'}>{stateWords[state]}</Tag>
      </View>
      {fault !== null && (
        <Notice tone="warn" icon="warn">
          {fault}
        </Notice>
      )}
      {isWorking(state) && <Progress status={status} />}
      {status.isBusy && <View className={classes.hint}>{rosterText.busy}</View>}
      {status.stuckSince !== null && <Stuck status={status} since={status.stuckSince} />}
      {!status.isBusy && status.stuckSince === null && tries >= MANY && (
        <View className={classes.hint}>{rosterText.unreachable}</View>
      )}
      <Body status={status} />
    </Card>
  )
}

/** What a person has to say or to see. */
function Body({ status }: { readonly status: ImportStatus }) {
  const [isRemapping, setIsRemapping] = useState(false)
  const { state } = status
  if (state === 'mapping' || (state === 'ready' && isRemapping)) {
    return <MappingForm status={status} onDone={() => setIsRemapping(false)} />
  }
  if (!['ready', 'applied', 'undone'].includes(state)) return null
  return <Result status={status} onRemap={() => setIsRemapping(true)} />
}
