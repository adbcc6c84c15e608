import { isWorking, type RosterImport, type RowKind } from '../../../../domain/grid/roster'
import type { SheetRow } from '../../../../domain/grid/roster-cells'
import type { Judgement } from '../../../../domain/grid/roster-rules'
import { waitAfter } from '../../../../domain/grid/roster-tries'
import type { Person, ResidenceState } from '../../../../domain/identity/person'
import { collection, operators } from '../../../kernel/database'
import { contactSeal } from '../../../kernel/settings'

export const imports = collection<RosterImport>('imports')

/** Rows that stand in one document, unless their texts are long. */
export const CHUNK_ROWS = 250
/** Characters of the texts of one chunk: sealed it stays below 100 KB until it is written. */
export const CHUNK_TEXT = 40_000

/** A row with what has become of it so far. */
export interface StoredRow extends SheetRow {
  readonly judgement: Judgement | null
  /** What was written for it, so that it can be taken back; null: nothing. */
  readonly written: Written | null
  /** It did not come out as it was shown (`stale`), or was not taken back (`kept`), because the record had changed. */
  readonly left: 'stale' | 'kept' | null
  /** It is written, or taken back, while time ran out for others of its chunk; absent where they are at one. */
  readonly isAhead?: boolean
}

/** A row that writes something. */
export type MeantRow = StoredRow & { readonly written: Written }

/** What a row writes, noted before it is written, so that a killed step is repeated and a whole import taken back. */
export interface Written {
  readonly personId: string
  /** The version that the import makes. */
  readonly version: number
  readonly after: Partial<Person>
  /** The fields of `after` as they were; null: the person is created. */
  readonly before: Partial<Person> | null
  /** Tells whether what it leaves alone in the record is as it was (standing.ts). */
  readonly rest: string
  /** The door of a household that nobody had entered yet; null: it is known. */
  readonly newDoor: string | null
  /** Where they live afterwards, and lived before; null: the person is created. */
  readonly path: readonly string[]
  readonly was: { readonly path: readonly string[]; readonly state: ResidenceState } | null
}

/** Rows as stored in `rosterRows`; their texts are sealed, what they are looked for by is not. */
export interface Chunk {
  /** `<import>:<chunk>` */
  readonly _id: string
  readonly importId: string
  readonly path: readonly string[]
  readonly chunk: number
  /** What its rows have become, each kind once. */
  readonly kinds: readonly RowKind[]
  /** Digests of phones and places that its rows are the first to have, and those rows: a later one is a double. */
  readonly marks: readonly string[]
  readonly markRows: readonly number[]
  readonly isWritten: boolean
  /** Some of its rows are written, and none of them is counted; absent: it is written as a whole, or not at all. */
  readonly isUncounted?: boolean
  readonly sealed: string
  /** Version of the key that sealed them. */
  readonly sealedBy: number
}

export const chunks = collection<Chunk>('rosterRows')
export const chunkId = (importId: string, chunk: number): string => `${importId}:${chunk}`

export const openRows = ({ sealed }: Pick<Chunk, 'sealed'>): StoredRow[] =>
  contactSeal().open(sealed) as StoredRow[]

/** The kinds by which a row is looked up: its verdict, and what was left of it. */
export const kindsOf = ({ judgement, left }: StoredRow): RowKind[] => [
  ...(judgement ? [judgement.verdict] : []),
  ...(left ? [left] : []),
]

/** What a chunk holds of its rows: nothing in them is sealed with an older key than the newest. */
export function storedAs(rows: readonly StoredRow[]): Pick<Chunk, 'kinds' | 'sealed' | 'sealedBy'> {
  const seal = contactSeal()
  const kinds = [...new Set(rows.flatMap(kindsOf))]
  return { kinds, sealed: seal.seal(rows.map(withFreshContacts)), sealedBy: seal.newest }
}

/** A row is taken back with the contact that it noted, maybe when an older key is gone. */
function withFreshContacts(row: StoredRow): StoredRow {
  if (row.written === null) return row
  const { after, before } = row.written
  return { ...row, written: { ...row.written, after: freshly(after), before: before && freshly(before) } }
}

const freshly = (fields: Partial<Person>): Partial<Person> =>
  fields.contact ? { ...fields, contact: contactSeal().anew(fields.contact) } : fields

/** What is exported, and the words printed on every page: who, when, why. */
export interface ExportOrder {
  readonly org: string
  readonly phones: boolean
  readonly watermark: string
}

/** A workbook that was asked for, as stored in `rosterFiles`; it is gone after a day. */
export interface RosterFile {
  readonly _id: string
  /** Who may have it; empty: it belongs to an import. */
  readonly personId: string
  /** Empty until it has been written. */
  readonly file: string
  readonly name: string
  readonly order: ExportOrder | null
  readonly digest: string
  readonly at: number
}
export const rosterFiles = collection<RosterFile>('rosterFiles')

/** Longer than the function may run: whoever held it is gone when it ends. */
const LEASE = 90_000

/**
 * Takes an import for a stretch of work, so that nobody else works on it meanwhile; null when it has no work to do or
 * somebody has it. The stretch counts as fruitless until it has done something, for the platform may end it without a
 * word. Two database operations.
 */
export async function take(id: string, now: number): Promise<RosterImport | null> {
  const found = await imports.findById(id)
  if (!found || !isWorking(found.state) || found.leaseUntil > now) return null
  const fruitless = (found.fruitless ?? 0) + 1
  const dueAt = now + Math.max(LEASE, waitAfter(fruitless))
  return save(found, { leaseUntil: now + LEASE, fruitless, dueAt })
}

/** Writes how far an import has come: earlier tries that came to nothing count no more. Null when somebody was faster. */
export const goOn = (found: RosterImport, changes: Partial<RosterImport>): Promise<RosterImport | null> =>
  save(found, { ...changes, fruitless: 0, wentOnAt: Date.now(), dueAt: found.leaseUntil })

/** Writes an import if it is as it was read, and answers it as it is then; null when somebody was faster. */
export async function save(
  found: RosterImport,
  changes: Partial<RosterImport>,
): Promise<RosterImport | null> {
  const next = { ...changes, version: found.version + 1 }
  const written = await imports.update({ _id: found._id, version: found.version }, next)
  return written === 1 ? { ...found, ...next } : null
}

/** Every chunk's rows in order, a few chunks at a time; `kinds`: only chunks with such rows. */
export async function* chunksOf(importId: string, kinds?: readonly RowKind[]): AsyncGenerator<Chunk> {
  const _ = operators()
  for (let from = 0; ;) {
    const query = { importId, chunk: _.gte(from), ...(kinds && { kinds: _.in([...kinds]) }) }
    const found = await chunks.find(query, { sort: { chunk: 1 }, limit: 5 })
    yield* found
    const last = found.at(-1)
    if (!last) return
    from = last.chunk + 1
  }
}
