import { Field } from '../../ui/field/field'
import { SwitchRow } from '../../ui/switch-row/switch-row'

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly all: readonly Value[]
  readonly words: Readonly<Record<Value, string>>
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: Value[]) => void
}

/** Any number of a few, each a row to tick. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, hint, error, all, words, chosen, onChange } = props
  const toggle = (value: Value, isOn: boolean) =>
    onChange(all.filter((one) => (one === value ? isOn : chosen.includes(one))))
  return (
    <Field label={label} hint={hint} error={error} isGroup>
      {all.map((value) => (
        <SwitchRow
          key={value}
          look="check"
          label={words[value]}
          value={chosen.includes(value)}
          onChange={(isOn) => toggle(value, isOn)}
        />
      ))}
    </Field>
  )
}
