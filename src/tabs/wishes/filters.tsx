import { View } from '@tarojs/components'
import { classNames } from '../../ui/class-names'
import type { Option } from '../../ui/chips/chips'
import { Block } from '../../ui/native/block'
import { Tap } from '../../ui/tap/tap'
import classes from './filters.module.scss'
import { kindOptions, phaseOptions, poolText } from './text'
import type { PoolFilter } from './use-pool'

interface FiltersProps {
  readonly filter: PoolFilter
  readonly onChange: (part: Partial<PoolFilter>) => void
}

/** Progress and kind: quieter than the scope above them, so that the three rows do not compete. */
export function Filters({ filter, onChange }: FiltersProps) {
  return (
    <View className={classes.filters}>
      <Words
        label={poolText.phase}
        options={phaseOptions}
        value={filter.phase}
        onChange={(phase) => onChange({ phase })}
      />
      <Words
        label={poolText.kind}
        options={kindOptions}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
      />
    </View>
  )
}

interface WordsProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

function Words<Value extends string>({ label, options, value, onChange }: WordsProps<Value>) {
  return (
    <Block as="div" role="radiogroup" label={label} className={classes.words}>
      {options.map((option) => (
        <Tap
          key={option.value}
          role="radio"
          isChecked={option.value === value}
          className={classNames(classes.word, option.value === value && classes.chosen)}
          onPress={() => onChange(option.value)}
        >
          {option.label}
        </Tap>
      ))}
    </Block>
  )
}
