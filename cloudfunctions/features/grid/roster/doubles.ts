import type { Surroundings } from '../../../../domain/grid/roster-rules'
import { operators } from '../../../kernel/database'
import { contactSeal } from '../../../kernel/settings'
import { inParts, type Placed } from './lookup'
import { chunks, type Chunk } from './store'

type Marks = Pick<Chunk, 'marks' | 'markRows'>

interface Doubles {
  /** The first row of the file with the same person at the same door, or the same phone, if it comes before. */
  readonly earlier: (placed: Placed) => Surroundings['earlier']
  /** Marks that no earlier chunk has: each stands in the file's rows once, however often the file repeats it. */
  readonly marks: Marks
}

/** Says that a row of a file may mean somebody whom only a name ties to it. */
export const wantMark = (importId: string, personId: string): string =>
  contactSeal().mark('rosterWant', `${importId}\n${personId}`)

interface At {
  readonly building: string
  readonly door: string
}

/** Says that a file has somebody of this name behind this door. */
export const seatMark = (importId: string, { building, door }: At, name: string): string =>
  contactSeal().mark('rosterSeat', [importId, building, door, name].join('\n'))
/** Says that somebody moves from a household to this door by a file. */
export const moveMark = (importId: string, householdId: string, { building, door }: At): string =>
  contactSeal().mark('rosterMove', [importId, householdId, building, door].join('\n'))
const phoneMark = (importId: string, { entry }: Placed): string | null =>
  entry.phone === null ? null : contactSeal().mark('rosterPhone', `${importId}\n${entry.phone}`)

export const doorOf = ({ seat }: Pick<Placed, 'seat'>): At => ({
  building: seat.building._id,
  door: seat.door,
})

/** Marks of one query: an index is used for a list of this length, and not for any. */
const MARKS = 200

/** Finds doubles of a chunk's rows in the chunks before it and in itself. */
export async function doublesOf(
  chunk: Pick<Chunk, 'importId' | 'chunk'>,
  rows: readonly Placed[],
): Promise<Doubles> {
  const { importId } = chunk
  const marked = rows.map((placed) => ({
    placed,
    seat: seatMark(importId, doorOf(placed), placed.entry.name),
    phone: phoneMark(importId, placed),
  }))
  const own = new Map<string, number>()
  for (const { placed, seat, phone } of marked) {
    for (const mark of [seat, phone]) if (mark !== null && !own.has(mark)) own.set(mark, placed.row)
  }
  const before = await firstRows(chunk, [...own.keys()])
  const marksOfRow = new Map(marked.map(({ placed, seat, phone }) => [placed.row, { seat, phone }]))
  const firstBefore = (mark: string | null | undefined, row: number): number | null => {
    const found = typeof mark === 'string' ? (before.get(mark) ?? own.get(mark)) : undefined
    return found !== undefined && found < row ? found : null
  }
  const fresh = [...own].filter(([mark]) => !before.has(mark))
  return {
    earlier({ row }) {
      const marks = marksOfRow.get(row)
      return { seat: firstBefore(marks?.seat, row), phone: firstBefore(marks?.phone, row) }
    },
    marks: { marks: fresh.map(([mark]) => mark), markRows: fresh.map(([, row]) => row) },
  }
}

/**
 * The rows of earlier chunks in which these marks stand first. Marks are of one import, so that nothing but them says
 * where to look: by the import, the database would go through everything that was read before.
 */
async function firstRows(
  { chunk }: Pick<Chunk, 'chunk'>,
  marks: readonly string[],
): Promise<Map<string, number>> {
  const _ = operators()
  const found = await inParts(marks, MARKS, (part) =>
    chunks.aggregate<Marks>((start) =>
      start
        .match({ marks: _.in([...part]), chunk: _.lt(chunk) })
        .project({ marks: 1, markRows: 1 })
        .limit(1000),
    ),
  )
  const rows = rowsIn(found, new Set(marks))
  return new Map([...rows].map(([mark, some]) => [mark, Math.min(...some)]))
}

/** Chunks whose marks one operation reads. */
const PAGE = 25

/**
 * The rows of a whole file that have these marks. Chunk after chunk: asked mark by mark, nearly every chunk has
 * something to say to nearly every question, and the database would read all of them again for each.
 */
export async function rowsWith(
  importId: string,
  marks: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const _ = operators()
  const rows = new Map<string, number[]>()
  for (let last = 0; ;) {
    const found = await chunks.aggregate<Marks & Pick<Chunk, 'chunk'>>((start) =>
      start
        .match({ importId, chunk: _.gt(last) })
        .sort({ chunk: 1 })
        .limit(PAGE)
        .project({ chunk: 1, marks: 1, markRows: 1 }),
    )
    for (const [mark, some] of rowsIn(found, marks)) rows.set(mark, [...(rows.get(mark) ?? []), ...some])
    const end = found.at(-1)
    if (!end || found.length < PAGE) return rows
    last = end.chunk
  }
}

function rowsIn(found: readonly Marks[], wanted: ReadonlySet<string>): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  for (const { marks, markRows } of found) {
    marks.forEach((mark, at) => {
      if (!wanted.has(mark)) return
      rows.set(mark, [...(rows.get(mark) ?? []), markRows[at] ?? 0])
    })
  }
  return rows
}
