import type { Fields } from '@domain/errors'
import { wishContract } from '@domain/wish/contract'
import { evidenceFaults } from '@domain/wish/evidence'
import type { WishKind } from '@domain/wish/wish'
import type * as z from '@domain/zod'

/** The evidence while it is put together; kept as a draft, so JSON only. */
export interface EvidenceForm {
  readonly note: string
  /** Minutes as typed. */
  readonly minutes: string
  /** File ids of uploaded photos. */
  readonly photos: readonly string[]
  readonly signature: string | null
}

export const emptyEvidence: EvidenceForm = { note: '', minutes: '', photos: [], signature: null }

type Input = z.output<typeof wishContract.fulfil.input>
type Checked = { readonly input: Input; readonly fields: null } | { readonly fields: Fields }

const issuesOf = (error: z.ZodError): Fields =>
  Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))

interface Given {
  readonly id: string
  readonly kind: WishKind
  readonly form: EvidenceForm
}

/** Checks the evidence as the server will: its shape, and whether it suffices for this kind of wish. */
export function checkEvidence({ id, kind, form }: Given): Checked {
  const minutes = form.minutes.trim() === '' ? null : Number(form.minutes)
  const given = { id, note: form.note, photos: [...form.photos], minutes, signature: form.signature }
  const parsed = wishContract.fulfil.input.safeParse(given)
  if (!parsed.success) return { fields: issuesOf(parsed.error) }
  const faults = evidenceFaults(kind, parsed.data)
  return Object.keys(faults).length > 0 ? { fields: faults } : { input: parsed.data, fields: null }
}

/** Which evidence this kind of wish is asked for first. */
export const asksForTime = (kind: WishKind): boolean => kind === 'service' || kind === 'company'
