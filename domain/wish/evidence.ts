import type { Fields } from '../errors'
import type { Evidence, WishKind } from './wish'

/** What shows that a wish of a kind was fulfilled: a delivery photo, the time of service, a signature. */
export const evidenceHints: Record<WishKind, string> = {
  goods: '请拍一张送到的照片，或请对方签个名',
  service: '请填用了多少分钟，也可以请对方签名',
  company: '请填陪伴了多少分钟',
  other: '请拍照、签名或写几句说明',
}

type Given = Pick<Evidence, 'note' | 'photos' | 'minutes' | 'signature'>

const suffices: Record<WishKind, (given: Given) => boolean> = {
  goods: ({ photos, signature }) => photos.length > 0 || signature !== null,
  service: ({ minutes }) => minutes !== null,
  company: ({ minutes }) => minutes !== null,
  other: ({ photos, signature, note }) => photos.length > 0 || signature !== null || note.length >= 4,
}

const field: Record<WishKind, keyof Given> = {
  goods: 'photos',
  service: 'minutes',
  company: 'minutes',
  other: 'note',
}

/** Empty when the evidence suffices for this kind of wish; else the field to fill and how. */
export const evidenceFaults = (kind: WishKind, given: Given): Fields =>
  suffices[kind](given) ? {} : { [field[kind]]: evidenceHints[kind] }
