import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Correcting } from '@domain/grid/people-contract'
import { momentWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Block } from '@/ui/native/block'
import { Sheet } from '@/ui/sheet/sheet'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { correctionText } from '../../privacy-text'
import { queueText } from '../../queue-text'
import { useCorrections } from '../../use-queue'
import { AnswerForm } from '../answer-form'
import classes from './queue.module.scss'

/** What people asked to be corrected, each to be looked into and answered. */
export function Corrections() {
  const { data, error, isPending, refetch, dataUpdatedAt } = useCorrections()
  const [answering, setAnswering] = useState<Correcting | null>(null)
  if (isPending) return <Skeleton />
  if (!data) return <PageError error={error} onRetry={() => void refetch()} />
  const { corrections, isMore } = data
  if (corrections.length === 0) {
    return <EmptyState icon="done" title={correctionText.empty} hint={correctionText.emptyHint} />
  }
  return (
    <Card as="section" label={queueText.views.corrections}>
      <Block as="ul" label={queueText.views.corrections} className={classes.list}>
        {corrections.map((one) => (
          <CorrectionRow key={one.id} one={one} now={dataUpdatedAt} onAnswer={() => setAnswering(one)} />
        ))}
      </Block>
      {isMore && <View className={classes.hint}>{correctionText.more}</View>}
      {answering && <AnswerSheet one={answering} onClose={() => setAnswering(null)} />}
    </Card>
  )
}

interface CorrectionRowProps {
  readonly one: Correcting
  readonly now: number
  readonly onAnswer: () => void
}

const CorrectionRow = ({ one, now, onAnswer }: CorrectionRowProps) => (
  <Block as="li" className={classes.correction}>
    <View className={classes.grow}>
      <View className={classes.strong}>{one.name}</View>
      <View className={classes.hint}>
        {[one.grid, queueText.fact(correctionText.now, one.door), momentWords(one.asked.at, now)].join(' · ')}
      </View>
      {wishesOf(one).map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
    <Button size="s" label={correctionText.open(one.name)} onPress={onAnswer}>
      {correctionText.openOne}
    </Button>
  </Block>
)

/** What is asked for, line by line. */
const wishesOf = ({ asked }: Correcting): string[] =>
  (
    [
      [correctionText.name, asked.name],
      [correctionText.door, asked.door],
      [correctionText.note, asked.note],
    ] as const
  )
    .filter(([, value]) => value)
    .map(([label, value]) => queueText.fact(label, value ?? ''))

interface AnswerSheetProps {
  readonly one: Correcting
  readonly onClose: () => void
}

const AnswerSheet = ({ one, onClose }: AnswerSheetProps) => (
  <Sheet title={correctionText.open(one.name)} onClose={onClose}>
    <View className={classes.answer}>
      {wishesOf(one).map((line) => (
        <View key={line}>{line}</View>
      ))}
      {one.asked.door !== null && <View className={classes.hint}>{correctionText.doorHint}</View>}
      <AnswerForm id={one.id} version={one.version} onDone={onClose} />
    </View>
  </Sheet>
)
