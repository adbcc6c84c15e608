import { View } from '@tarojs/components'
import { choices, type Choice } from '@domain/grid/roster'
import type { ImportRow, ImportStatus } from '@domain/grid/roster-contract'
import { api } from '@/api'
import { ChoiceField } from '@/ui/field/choice-field'
import { Heading } from '@/ui/native/heading'
import { choiceWords, rosterText } from '../../roster-text'
import { useRosterCommand } from '../../use-roster'
import classes from './roster.module.scss'

type Status = Pick<ImportStatus, 'id' | 'version' | 'state'>
type Likely = NonNullable<ImportRow['likely']>

/** What all rows are that may be moves, but for those that are decided on by themselves. */
export function LikelyAll({ status }: { readonly status: ImportStatus }) {
  const { id, version, rest, counts } = status
  const decide = useRosterCommand({ call: api.grid.roster.decide })
  return (
    <View className={classes.stack}>
      <Heading level={3}>{rosterText.likelyTitle}</Heading>
      <View className={classes.hint}>{rosterText.likelyLead(counts.likely)}</View>
      <ChoiceField
        label={rosterText.likelyAll}
        options={choices.map((value) => ({ value, label: choiceWords[value] }))}
        value={rest}
        onChange={(choice) => decide.send({ id, version, row: null, choice })}
      />
    </View>
  )
}

interface LikelyRowProps {
  readonly status: Status
  readonly row: number
  readonly likely: Likely
}

/** Whom one row may mean, and what it is. */
export function LikelyRow({ status: { id, version, state }, row, likely }: LikelyRowProps) {
  const decide = useRosterCommand({ call: api.grid.roster.decide })
  const movers = likely.people.filter(({ mayMove }) => mayMove)
  const options = [
    { value: 'leave', label: choiceWords.leave },
    ...movers.map((one) => ({ value: one.id, label: rosterText.moveFrom(one.home) })),
    { value: 'new', label: choiceWords.new },
  ]
  const say = (value: string) => {
    const [choice, person]: [Choice, string | null] =
      value === 'leave' || value === 'new' ? [value, null] : ['move', value]
    decide.send({ id, version, row, choice, person })
  }
  return (
    <View className={classes.stack}>
      <View>{wordsOf(likely)}</View>
      {likely.people
        .filter(({ mayMove }) => !mayMove)
        .map((one) => (
          <View key={one.id} className={classes.hint}>
            {rosterText.likelyStays(one.home)}
          </View>
        ))}
      {state === 'ready' ? (
        <ChoiceField
          label={rosterText.likelyOne(row)}
          options={options}
          value={valueOf(likely)}
          onChange={say}
        />
      ) : (
        <View className={classes.hint}>{labelOf(options, likely)}</View>
      )}
    </View>
  )
}

const wordsOf = ({ people, isCrowded }: Likely): string =>
  isCrowded ? rosterText.likelyCrowded : rosterText.likelyFrom(people.map(({ home }) => home).join('、'))

/** A move of nobody in particular, where several are called so, writes nothing. */
const valueOf = ({ choice, person, people }: Likely): string => {
  if (choice !== 'move') return choice
  return people.find(({ id, mayMove }) => id === person && mayMove)?.id ?? 'leave'
}

const labelOf = (options: readonly { value: string; label: string }[], likely: Likely): string =>
  options.find(({ value }) => value === valueOf(likely))?.label ?? ''
