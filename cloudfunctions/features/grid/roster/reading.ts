import { rosterLimits, type RosterImport } from '../../../../domain/grid/roster'
import type { SheetRow } from '../../../../domain/grid/roster-cells'
import { isTemplate, suggestMapping, type RosterMapping } from '../../../../domain/grid/roster-columns'
import { contactSeal } from '../../../kernel/settings'
import { removeFiles } from '../../../kernel/files'
import { download } from './files'
import { fail } from './failing'
import { CHUNK_ROWS, CHUNK_TEXT, chunkId, chunks, goOn, imports, storedAs } from './store'
import { beginReading, type ReadingStretch } from './stretch'
import { openWorkbook, type Workbook } from './workbook'
import { WorkbookError } from './workbook-error'

/**
 * Reads on in an uploaded workbook. A packed sheet can only be read from its beginning, so a step goes through what
 * earlier steps have stored and stores what comes then; at the end the file is deleted.
 */
export async function read(order: RosterImport, limit: number): Promise<RosterImport | null> {
  const stretch = beginReading(limit)
  try {
    return await readOn(order, await openWorkbook(await download(order.file)), stretch)
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error
    const { code, detail } = error
    const current = await imports.findById(order._id)
    return current?.state === 'reading' ? fail(current, { code, detail }) : null
  }
}

async function readOn(
  order: RosterImport,
  { sheet, header, rows }: Workbook,
  stretch: ReadingStretch,
): Promise<RosterImport | null> {
  let current: RosterImport = order
  let [chunk, count] = [0, 0]
  for await (const piece of inChunks(rows)) {
    chunk += 1
    count += piece.length
    if (count > rosterLimits.rows) throw new WorkbookError('too_many_rows')
    if (stretch.isHopeless()) throw new WorkbookError('too_slow')
    if (chunk <= order.chunks) continue
    stretch.reachNew()
    await storeChunk(order, chunk, piece)
    const saved = await goOn(current, { chunks: chunk, rows: count })
    if (!saved) return null
    current = saved
    if (stretch.isOver()) return current
  }
  if (count === 0) throw new WorkbookError('empty')
  return finish(current, { sheet, header })
}

async function* inChunks(batches: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<SheetRow[]> {
  let [chunk, text]: [SheetRow[], number] = [[], 0]
  for await (const batch of batches) {
    for (const row of batch) {
      chunk.push(row)
      text += row.cells.reduce((sum, cell) => sum + cell.length, 0)
      if (chunk.length < CHUNK_ROWS && text < CHUNK_TEXT) continue
      yield chunk
      ;[chunk, text] = [[], 0]
    }
  }
  if (chunk.length > 0) yield chunk
}

/** A chunk that an earlier, killed step has stored stays: it is the same. */
async function storeChunk(
  { _id, path }: RosterImport,
  chunk: number,
  rows: readonly SheetRow[],
): Promise<void> {
  await chunks.insert({
    ...{ _id: chunkId(_id, chunk), importId: _id, path, chunk },
    ...{ marks: [], markRows: [], isWritten: false },
    ...storedAs(rows.map((row) => ({ ...row, judgement: null, written: null, left: null }))),
  })
}

async function finish(
  order: RosterImport,
  { sheet, header }: Pick<Workbook, 'sheet' | 'header'>,
): Promise<RosterImport | null> {
  const headerMark = contactSeal().mark('header', JSON.stringify(header))
  const known = isTemplate(header) ? suggestMapping(header) : await remembered(order.community, headerMark)
  await removeFiles([order.file])
  return goOn(order, {
    ...{ sheet, header, headerMark, done: 0 },
    ...{ since: Date.now(), state: known ? 'judging' : 'mapping', mapping: known },
  })
}

/** How the community read the latest file with these heads; null where nobody has said it yet. */
async function remembered(community: string, headerMark: string): Promise<RosterMapping | null> {
  const earlier = await imports.find({ community, headerMark }, { sort: { at: -1 }, limit: 5 })
  return earlier.find(({ mapping }) => mapping !== null)?.mapping ?? null
}
