import { View } from '@tarojs/components'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { api } from '@/api'
import { momentWords } from '@/components/time-words'
import { useNow } from '@/components/use-now'
import { Button } from '@/ui/button/button'
import { Notice } from '@/ui/notice/notice'
import { rosterText } from '../../roster-text'
import { useRosterCommand } from '../../use-roster'
import classes from './roster.module.scss'
import { TakeBack } from './take-back'

interface StuckProps {
  readonly status: ImportStatus
  /** Epoch ms. */
  readonly since: number
}

/** Says that an import does not go on, since when, and what can be done about it. */
export function Stuck({ status, since }: StuckProps) {
  const { id, version, isBusy, mayStop } = status
  const now = useNow()
  const retry = useRosterCommand({ call: api.grid.roster.advance })
  const isUnchanged = status.state !== 'applying' && status.state !== 'undoing'
  return (
    <>
      <Notice tone="warn" icon="warn">
        <View>{rosterText.stuck(momentWords(since, now))}</View>
        <View>{hintOf(status)}</View>
      </Notice>
      {!isBusy && (
        <View className={classes.actions}>
          <Button busy={retry.isBusy} onPress={() => retry.send({ id, version, retry: true })}>
            {rosterText.retry}
          </Button>
          {(isUnchanged || mayStop) && <TakeBack id={id} isUnchanged={isUnchanged} />}
        </View>
      )}
    </>
  )
}

const hintOf = ({ state }: ImportStatus): string => {
  if (state === 'applying') return rosterText.stuckWriting
  return state === 'undoing' ? rosterText.stuckUndoing : rosterText.stuckBefore
}
