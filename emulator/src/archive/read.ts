import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { must } from '../database/must'
import { ServiceError } from '../types'
import { FORMAT, VERSION, type Manifest, type SectionHead } from './format'
import { lineBatches } from './lines'

/** Is told of the sections of an archive in their order. */
export interface ArchiveVisitor {
  begin(head: SectionHead): void
  lines(texts: readonly string[]): void | Promise<void>
  end(): void
}

const READ_BYTES = 256 * 1024
const NOBODY: ArchiveVisitor = { begin: () => undefined, lines: () => undefined, end: () => undefined }

/**
 * Reads an archive through, compares it with its manifest and answers the manifest.
 * @throws ServiceError INVALID_PARAM when it is no archive, damaged or cut off
 */
export async function readArchive(file: string, visitor: ArchiveVisitor = NOBODY): Promise<Manifest> {
  const reader = new ArchiveReader(visitor)
  for await (const batch of lineBatches(textOf(file))) await reader.take(batch)
  return reader.finish()
}

async function* textOf(file: string): AsyncGenerator<Buffer, void> {
  const stream = createReadStream(file, { highWaterMark: READ_BYTES })
  const text = stream.pipe(createGunzip({ chunkSize: READ_BYTES }))
  stream.on('error', (error) => text.destroy(error))
  try {
    for await (const chunk of text) yield chunk as Buffer
  } catch (error) {
    throw refused(`it is damaged or was cut off (${(error as Error).message})`)
  } finally {
    stream.destroy()
  }
}

interface OpenSection {
  readonly head: SectionHead
  readonly hash: Hash
  missing: number
}

class ArchiveReader {
  private started = false
  private section: OpenSection | undefined
  private readonly seen: Manifest['sections'][number][] = []
  private manifest: Manifest | undefined

  constructor(private readonly visitor: ArchiveVisitor) {}

  async take(batch: readonly string[]): Promise<void> {
    let at = 0
    while (at < batch.length) {
      if (this.section) at += await this.takeLines(batch.slice(at, at + this.section.missing))
      else this.takeHead(must(batch[at++]))
    }
  }

  finish(): Manifest {
    const { manifest } = this
    if (!manifest || this.section) throw refused('it was cut off')
    if (JSON.stringify(manifest.sections) === JSON.stringify(this.seen)) return manifest
    throw refused('it is damaged: its content is not what its manifest says')
  }

  private async takeLines(texts: readonly string[]): Promise<number> {
    const section = must(this.section)
    section.hash.update(`${texts.join('\n')}\n`)
    section.missing -= texts.length
    await this.visitor.lines(texts)
    if (section.missing === 0) this.endSection(section)
    return texts.length
  }

  private takeHead(text: string): void {
    const line = parsed(text)
    if (!this.started) this.start(line)
    else if (this.manifest) throw refused('something follows its manifest')
    else if ('manifest' in line) this.manifest = line['manifest'] as Manifest
    else this.beginSection(line as unknown as SectionHead)
  }

  private start(line: { readonly [field: string]: unknown }): void {
    if (line['format'] !== FORMAT) throw refused('it is no archive of this emulator')
    if (line['version'] !== VERSION)
      throw refused(`it has version ${String(line['version'])}; this emulator reads 1`)
    this.started = true
  }

  private beginSection(head: SectionHead): void {
    if (!['collection', 'records', 'files'].includes(head.section) || !(head.lines >= 0)) {
      throw refused('it is damaged: a section was expected')
    }
    this.visitor.begin(head)
    this.section = { head, hash: createHash('sha256'), missing: head.lines }
    if (head.lines === 0) this.endSection(this.section)
  }

  private endSection({ head, hash }: OpenSection): void {
    this.visitor.end()
    this.seen.push({ head, sha256: hash.digest('hex') })
    this.section = undefined
  }
}

function parsed(text: string): { readonly [field: string]: unknown } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refused('it is damaged: a line is no JSON')
  }
  if (typeof value === 'object' && value !== null) return value as { readonly [field: string]: unknown }
  throw refused('it is damaged: a line is no object')
}

function refused(reason: string): ServiceError {
  return new ServiceError('INVALID_PARAM', `the archive is refused: ${reason}; nothing was changed`)
}
