import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListedTwin, Waiting } from '@domain/grid/people-contract'
import type { HomeOfTwins } from '@domain/identity/twin-contract'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { queueText } from '../../queue-text'
import { usePeopleCommand } from '../../use-queue'
import classes from './queue.module.scss'

/** Somebody who waits, and whom of the list they are. */
export interface Pair {
  readonly person: Waiting
  readonly twin: ListedTwin
}

interface SameSheetProps extends Pair {
  readonly isCalled: boolean
  readonly onClose: () => void
}

/** What it means that the two are one person, and where they live where the two do not agree. */
export function SameSheet({ person, twin, isCalled, onClose }: SameSheetProps) {
  const [home, setHome] = useState<HomeOfTwins>(twin.isSameDoor ? 'listed' : 'stated')
  const { send, isBusy, failure } = usePeopleCommand({ call: api.identity.twin.merge, onDone: onClose })
  const { id: personId, version, name } = person
  const merge = () =>
    send(
      { personId, version, entryId: twin.id, entryVersion: twin.version, home, isCalled },
      { said: queueText.merged },
    )
  return (
    <FormSheet
      title={queueText.mergeTitle(name)}
      yes={queueText.mergeYes}
      isBusy={isBusy}
      failure={failure}
      onYes={merge}
      onClose={onClose}
    >
      <View className={classes.hint}>{queueText.mergeHint}</View>
      {!twin.isSameDoor && (
        <ChoiceField
          label={queueText.mergeHome}
          options={homesOf({ person, twin })}
          value={home}
          onChange={setHome}
        />
      )}
    </FormSheet>
  )
}

const homesOf = ({ person, twin }: Pair) => [
  { value: 'stated' as const, label: queueText.mergeStated(`${person.building} ${person.door}`) },
  { value: 'listed' as const, label: queueText.mergeListed(`${twin.building} ${twin.door}`) },
]
