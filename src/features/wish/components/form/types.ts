import type { Fields } from '@domain/errors'
import type { WishForm } from '../../logic/wish-form'

/** What every part of the wish form is given. */
export interface FormPartProps {
  readonly form: WishForm
  /** Field path → what to correct. */
  readonly fields: Fields
  readonly change: (part: Partial<WishForm>) => void
}
