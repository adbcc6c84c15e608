import type { Fields } from '@domain/errors'
import { wishContract } from '@domain/wish/contract'
import type { WishDetail } from '@domain/wish/schemas'
import { textFaults } from '@domain/wish/text-rules'
import type { WishKind } from '@domain/wish/wish'
import type * as z from '@domain/zod'

/** What the form of a wish holds while it is written; kept as a draft, so JSON only. */
export interface WishForm {
  readonly title: string
  readonly reason: string
  readonly kind: WishKind | null
  /** Yuan as typed. */
  readonly value: string
  /** Epoch ms of the end of the day; null: whenever. */
  readonly neededBy: number | null
  readonly who: 'me' | 'other' | 'resident' | 'mandate'
  readonly name: string
  readonly relation: string
  readonly phone: string
  readonly address: string
  readonly resident: { readonly id: string; readonly label: string } | null
  /** Under whose mandate; chosen where `who` is `mandate`. */
  readonly mandate: { readonly id: string; readonly subject: string; readonly name: string } | null
  readonly showReason: boolean
  readonly showPictures: boolean
}

export const emptyForm: WishForm = {
  title: '',
  reason: '',
  kind: null,
  value: '',
  neededBy: null,
  who: 'me',
  name: '',
  relation: '',
  phone: '',
  address: '',
  resident: null,
  mandate: null,
  showReason: true,
  showPictures: true,
}

/** The form of a wish that is to be changed. */
export const formOf = (wish: WishDetail): WishForm => ({
  ...emptyForm,
  title: wish.title,
  reason: wish.reason,
  kind: wish.kind,
  value: wish.value === null ? '' : String(wish.value),
  neededBy: wish.neededBy,
  showReason: wish.show.reason,
  showPictures: wish.show.pictures,
})

const textOf = ({ title, reason, kind, value, neededBy }: WishForm) => ({
  title,
  reason,
  kind: kind ?? undefined,
  value: kind === 'goods' && value.trim() !== '' ? Number(value) : null,
  neededBy,
})

interface Sent {
  readonly form: WishForm
  /** File ids of uploaded pictures. */
  readonly pictures: readonly string[]
  readonly evenIfSimilar?: boolean
}

const fieldsOf = ({ form, pictures }: Sent) => ({
  ...textOf(form),
  pictures: [...pictures],
  show: { reason: form.showReason, pictures: form.showPictures },
})

const forWhom = ({ who, name, relation, phone, address, mandate }: WishForm) => {
  if (who === 'mandate') return { who, mandate: mandate?.id, subject: mandate?.subject }
  return who === 'other' ? { who, name, relation, phone: phone.trim(), address } : { who: 'me' }
}

export type Checked<I> = { readonly input: I; readonly fields: null } | { readonly fields: Fields }

/** Checks what will be sent against the contract itself, so that the form says at once what the server would say. */
function check<S extends z.ZodType>(schema: S, given: unknown, form: WishForm): Checked<z.output<S>> {
  const parsed = schema.safeParse(given)
  const faults = textFaults(form)
  if (parsed.success && Object.keys(faults).length === 0) return { input: parsed.data, fields: null }
  const issues = parsed.success ? [] : parsed.error.issues
  return {
    fields: {
      ...faults,
      ...Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message])),
    },
  }
}

export const checkSubmit = (sent: Sent) =>
  check(
    wishContract.submit.input,
    { ...fieldsOf(sent), evenIfSimilar: sent.evenIfSimilar ?? false, for: forWhom(sent.form) },
    sent.form,
  )

export const checkRecord = (sent: Sent) =>
  check(
    wishContract.record.input,
    { ...fieldsOf(sent), evenIfSimilar: sent.evenIfSimilar ?? false, residentId: sent.form.resident?.id },
    sent.form,
  )

export const checkEdit = (sent: Sent & { readonly wish: Pick<WishDetail, 'id' | 'version'> }) =>
  check(
    wishContract.edit.input,
    { id: sent.wish.id, version: sent.wish.version, ...fieldsOf(sent) },
    sent.form,
  )
