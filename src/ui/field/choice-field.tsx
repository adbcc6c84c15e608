import { Chips, type Option } from '../chips/chips'
import { Field } from './field'

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** A labelled choice of one among a few. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, error, ...choice } = props
  return (
    <Field label={label} hint={hint} error={error} isGroup>
      <Chips {...choice} label={label} isOnCard />
    </Field>
  )
}
