import { createHash } from 'node:crypto'

/** What an entry of the audit log is about. */
export const auditKinds = [
  'contact',
  'person',
  'household',
  'mandate',
  'post',
  'tree',
  'import',
  'export',
  'retention',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Something that somebody saw or changed, to be kept. */
export interface AuditFact {
  /** The same happening has the same key: a retry adds nothing. */
  readonly key: string
  /** The community in whose chain it stands, the city for what lies above. */
  readonly chain: string
  readonly what: AuditKind
  /** What was done, in a word of the feature: reveal, verify, split. */
  readonly action: string
  /** Whose it is: a person's id, empty for somebody whom the system does not know. */
  readonly subject: string
  readonly caseId: string | null
  readonly by: { readonly id: string; readonly name: string }
  /** In which capacity, or under whose mandate; empty for a resident on their own behalf. */
  readonly as: string
  readonly reason: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** A fact in its place: nothing before it can be changed, added or taken out without breaking the hashes after it. */
export interface AuditEntry extends AuditFact {
  /** `<chain>:<seq>`, the number at full length, so that the order of ids is the order of the chain. */
  readonly _id: string
  /** From 1, without gaps. */
  readonly seq: number
  /** Hash of the entry before, empty for the first. */
  readonly previous: string
  readonly hash: string
}

/** The fields in the order in which they are hashed. */
const hashed = [
  'chain',
  'seq',
  'previous',
  'key',
  'what',
  'action',
  'subject',
  'caseId',
  'by',
  'as',
  'reason',
  'at',
] as const satisfies readonly (keyof AuditEntry)[]

const hashOf = (entry: Omit<AuditEntry, '_id' | 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify(hashed.map((field) => (field === 'by' ? [entry.by.id, entry.by.name] : entry[field]))),
    )
    .digest('hex')

/** Digits of a number in an `_id`: ten thousand million entries. */
const DIGITS = 10

/** The entry that comes after another, null: the first of its chain. */
export function link(fact: AuditFact, last: Pick<AuditEntry, 'seq' | 'hash'> | null): AuditEntry {
  const seq = (last?.seq ?? 0) + 1
  const entry = {
    ...fact,
    _id: `${fact.chain}:${String(seq).padStart(DIGITS, '0')}`,
    seq,
    previous: last?.hash ?? '',
  }
  return { ...entry, hash: hashOf(entry) }
}

/**
 * What is wrong with an entry that stands after another (null: nothing is before it), in words; null when nothing is.
 * A chain that was cut off at its end looks whole: compare its last hash with one that was noted elsewhere.
 */
export function faultOf(entry: AuditEntry, last: Pick<AuditEntry, 'seq' | 'hash'> | null): string | null {
  const next = (last?.seq ?? 0) + 1
  if (entry.seq < next) return `entry ${entry.seq} stands in the wrong place`
  if (entry.seq > next) return `entry ${next} is missing`
  if (entry.previous !== (last?.hash ?? '')) return `entry ${entry.seq} does not follow the one before it`
  return hashOf(entry) === entry.hash ? null : `entry ${entry.seq} was changed`
}
