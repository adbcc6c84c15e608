import { View } from '@tarojs/components'
import { useState } from 'react'
import { rowKinds, type RowKind } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Chips } from '@/ui/chips/chips'
import { kindWords, rosterText } from '../../roster-text'
import { useRosterCommand, useWorkbook } from '../../use-roster'
import { LikelyAll } from './likely'
import classes from './roster.module.scss'
import { Rows } from './rows'
import { ask, TakeBack } from './take-back'

interface ResultProps {
  readonly status: ImportStatus
  readonly onRemap: () => void
}

/** What becomes, or became, of the rows, and what can be done about it. */
export function Result({ status, onRemap }: ResultProps) {
  const kinds = rowKinds.filter((kind) => status.counts[kind] > 0)
  const [chosen, setChosen] = useState<RowKind | null>(null)
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0]
  return (
    <View className={classes.stack}>
      <Chips
        label={rosterText.resultTitle}
        isOnCard
        options={kinds.map((value) => ({ value, label: kindWords[value], count: status.counts[value] }))}
        value={kind ?? null}
        onChange={setChosen}
      />
      {status.state === 'ready' && status.counts.likely > 0 && <LikelyAll status={status} />}
      {status.ended > 0 && <View className={classes.hint}>{rosterText.ended(status.ended)}</View>}
      <Actions status={status} onRemap={onRemap} />
      {kind && status.chunks > 0 && <Rows status={status} kind={kind} />}
    </View>
  )
}

function Actions({ status, onRemap }: ResultProps) {
  const { id, state, counts } = status
  const errors = useWorkbook(() => api.grid.roster.errors({ id }))
  const isReady = state === 'ready'
  return (
    <View className={classes.actions}>
      {isReady && <Write status={status} />}
      {counts.fault + counts.duplicate + counts.likely + counts.stale + counts.kept > 0 && (
        <Button kind="ghost" icon="download" busy={errors.isBusy} onPress={errors.get}>
          {rosterText.errors}
        </Button>
      )}
      {isReady && (
        <Button kind="ghost" onPress={onRemap}>
          {rosterText.remap}
        </Button>
      )}
      {state !== 'undone' && <TakeBack id={id} isUnchanged={isReady} />}
    </View>
  )
}

function Write({ status: { id, version, counts, hasChosen } }: Pick<ResultProps, 'status'>) {
  const apply = useRosterCommand({ call: api.grid.roster.apply })
  const writing = counts.new + counts.changed + counts.moved
  if (writing === 0 && !hasChosen) return <View className={classes.hint}>{rosterText.nothingToDo}</View>
  const write = () =>
    ask(rosterText.applyAsk(rosterText.apply(writing, hasChosen)), rosterText.applyHint, () =>
      apply.send({ id, version }),
    )
  return (
    <Button busy={apply.isBusy} onPress={() => void write()}>
      {rosterText.apply(writing, hasChosen)}
    </Button>
  )
}
