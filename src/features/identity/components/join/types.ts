import type { Fields } from '@domain/errors'
import type { JoinForm } from '../../use-join'

/** What every part of the form is given. */
export interface StepProps {
  readonly form: JoinForm
  readonly change: (part: Partial<JoinForm>) => void
  /** Field → what to correct. */
  readonly fields: Fields
}
