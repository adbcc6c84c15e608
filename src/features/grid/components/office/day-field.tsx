import { DAY } from '@domain/case'
import { dayOf } from '@/components/days'
import { Field } from '@/ui/field/field'
import { PickerField } from '@/ui/field/picker-field'

interface DayFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** YYYY-MM-DD; null: at once, or for good. */
  readonly value: string | null
  readonly placeholder: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly onChange: (day: string) => void
}

/** Days ahead that a change may be planned. */
const AHEAD = 365

/** A day from today on. */
export const DayField = ({ label, hint, error, now, ...picker }: DayFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    <PickerField {...picker} min={dayOf(now)} max={dayOf(now + AHEAD * DAY)} />
  </Field>
)
