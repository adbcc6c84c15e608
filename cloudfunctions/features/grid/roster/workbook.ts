import { plainHead, suggestMapping } from '../../../../domain/grid/roster-columns'
import type { SheetRow } from '../../../../domain/grid/roster-cells'
import { SheetParser } from './sheet-parser'
import { chosenSheet } from './sheets'
import { readStrings } from './strings'
import { WorkbookError } from './workbook-error'
import { XmlReader } from './xml'
import { broken, openParts } from './zip'

/** A header stands among so many first rows; above it there may be a title. */
const HEADER_WITHIN = 10
/** Merged ranges that a fault names. */
const NAMED = 5

export interface Workbook {
  readonly sheet: string
  readonly header: readonly string[]
  /** The rows below the header, in the batches in which they come; to be gone through once. */
  readonly rows: AsyncIterable<readonly SheetRow[]>
}

/**
 * Opens a workbook and reads its sheet up to the header; the rest is read as it is asked for, so that memory does not
 * grow with the rows.
 * @throws WorkbookError, also while the rows are gone through
 */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = await openParts(bytes)
  const { name, part } = await broken(() => chosenSheet(parts))
  const strings = await broken(async () => readStrings(await parts.read('xl/sharedStrings.xml')))
  const stream = await parts.read(part)
  if (!stream) throw new WorkbookError('broken', name)
  const parser = new SheetParser(strings)
  const batches = batchesOf(stream.setEncoding('utf8') as AsyncIterable<string>, parser)
  const head: SheetRow[] = []
  while (head.length < HEADER_WITHIN) {
    const next = await batches.next()
    if (next.done) break
    head.push(...next.value)
  }
  const at = head.slice(0, HEADER_WITHIN).findIndex(isHeader)
  const header = head[at]
  if (!header) throw new WorkbookError('no_header', `工作表“${name}”`)
  const below = withRest(head.slice(at + 1), batches, () => refuseMerged(parser.merged, header.row))
  return { sheet: name, header: header.cells.map(plainHead), rows: below }
}

/** Reads what the parser completes with each piece of text. */
async function* batchesOf(texts: AsyncIterable<string>, parser: SheetParser): AsyncGenerator<SheetRow[]> {
  const reader = new XmlReader(parser)
  const pieces = texts[Symbol.asyncIterator]()
  try {
    for (
      let piece = await broken(() => pieces.next());
      !piece.done;
      piece = await broken(() => pieces.next())
    ) {
      reader.write(piece.value)
      const rows = parser.take()
      if (rows.length > 0) yield rows
    }
    reader.end()
    yield parser.take()
  } finally {
    await pieces.return?.()
  }
}

async function* withRest(
  first: readonly SheetRow[],
  rest: AsyncIterable<readonly SheetRow[]>,
  atEnd: () => void,
): AsyncGenerator<readonly SheetRow[]> {
  yield first
  yield* rest
  atEnd()
}

/** At least three different heads, one of them a name that we know, and no phone number among them. */
function isHeader({ cells }: SheetRow): boolean {
  const heads = new Set(cells.map(plainHead).filter((head) => head !== ''))
  const isData = cells.some((cell) => /^1\d{10}$/.test(cell))
  const knows = Object.values(suggestMapping(cells)).some((column) => column !== null)
  return heads.size >= 3 && !isData && (knows || [...heads].every((head) => !/\d/.test(head)))
}

/** A title above the header may be merged; from the header on, a cell must be one cell. */
function refuseMerged(ranges: readonly string[], headerRow: number): void {
  const bad = ranges.filter((range) => Number(/\d+$/.exec(range)?.[0] ?? Infinity) >= headerRow)
  if (bad.length > 0) {
    const named = bad.slice(0, NAMED).join('、')
    throw new WorkbookError('merged', bad.length > NAMED ? `${named} 等 ${bad.length} 处` : named)
  }
}
