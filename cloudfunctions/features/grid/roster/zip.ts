import type { Readable } from 'node:stream'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { WorkbookError } from './workbook-error'

/** A roster has about a dozen parts; pictures and print settings add some. */
const MOST_PARTS = 300
/** Bytes of one unpacked part; 100,000 rows of our template are about 30 MB. */
const MOST_BYTES = 120 * 1024 * 1024
/** A part above this size that was packed better than so many to one is no table: Excel's come to 10 to 40. */
const RATIO_FROM = 8 * 1024 * 1024
const MOST_RATIO = 100

/** The parts of an xlsx package, by name. */
export interface Parts {
  readonly names: readonly string[]
  /**
   * A part's text as it is unpacked; null where there is none. The stream fails when the part is longer or shorter
   * than it declares, so that what was declared holds.
   */
  read(name: string): Promise<Readable | null>
}

/**
 * Opens a package held in memory and looks at what it declares, before anything is unpacked.
 * @throws WorkbookError `not_xlsx`, `broken`, `bomb` or `macros`
 */
export async function openParts(bytes: Buffer): Promise<Parts> {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') throw new WorkbookError('not_xlsx')
  const archive = await broken(() => fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true }))
  const parts = await broken(() => partsOf(archive))
  for (const part of parts.values()) refusePart(part)
  if (!parts.has('[Content_Types].xml')) throw new WorkbookError('not_xlsx')
  return {
    names: [...parts.keys()],
    async read(name) {
      const part = parts.get(name)
      return part ? broken(() => archive.openReadStreamPromise(part)) : null
    },
  }
}

async function partsOf(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > MOST_PARTS) throw new WorkbookError('bomb', `${archive.entryCount} 个部分`)
  const parts = new Map<string, Entry>()
  for await (const entry of archive.eachEntry()) parts.set(entry.fileName, entry)
  return parts
}

function refusePart({ fileName, uncompressedSize, compressedSize, ...part }: Entry): void {
  if (/vbaProject\.bin$/i.test(fileName)) throw new WorkbookError('macros')
  const isPackedTooWell = uncompressedSize > RATIO_FROM && uncompressedSize > MOST_RATIO * compressedSize
  if (uncompressedSize > MOST_BYTES || isPackedTooWell) throw new WorkbookError('bomb', fileName)
  const isEncrypted = (part.generalPurposeBitFlag & 1) === 1
  if (isEncrypted || ![0, 8].includes(part.compressionMethod)) throw new WorkbookError('broken', fileName)
}

/** Whatever a damaged file does to a reader is that the file is damaged. */
export async function broken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof WorkbookError) throw error
    throw new WorkbookError('broken', error instanceof Error ? error.message.slice(0, 100) : '')
  }
}
