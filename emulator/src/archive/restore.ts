import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Replacement } from '../database/replacement'
import type { Records } from '../openapi/records'
import { FileStore } from '../storage/store'
import { ServiceError } from '../types'
import { fileLines, type FileLine, type Manifest, type SectionHead } from './format'
import { readArchive, type ArchiveVisitor } from './read'

const FILES = 'storage'
/** Files of a restore wait under this name with the mark of their documents. */
const WAITING = 'storage-restored-'

export interface RestoreTarget {
  readonly replacement: Replacement
  readonly records: Records
  readonly dataDir: string
  /** Puts the new documents in the place of the old. */
  readonly commit: () => void
}

/**
 * Puts the state of an archive in the place of the whole state there is. The archive is read twice: it is compared
 * with its checksums before anything is written.
 * @throws ServiceError INVALID_PARAM when the archive is damaged, cut off or no archive; nothing has changed then
 */
export async function restoreArchive(file: string, target: RestoreTarget): Promise<Manifest> {
  const { replacement, dataDir } = target
  const checked = await readArchive(file)
  const waiting = join(dataDir, WAITING + String(replacement.mark))
  try {
    mkdirSync(waiting)
    const restore = new Restore(replacement, new FileStore(waiting))
    await readArchive(file, restore)
    target.commit()
    target.records.replaceAll(restore.records)
  } catch (error) {
    replacement.abandon()
    rmSync(waiting, { recursive: true, force: true })
    throw error
  }
  finishRestore(dataDir, replacement.mark)
  return checked
}

/**
 * Puts the files of a restore in their place when its documents are in theirs (`mark` says whose these are), and
 * removes the files of any other. To be called at each start, because a process may die between the two.
 */
export function finishRestore(dataDir: string, mark: number): void {
  const files = join(dataDir, FILES)
  const waiting = WAITING + String(mark)
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(WAITING))) {
    if (name !== waiting) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  if (!existsSync(join(dataDir, waiting))) return
  const old = join(dataDir, `${WAITING}old`)
  if (existsSync(files)) renameSync(files, old)
  renameSync(join(dataDir, waiting), files)
  rmSync(old, { recursive: true, force: true })
}

/** Writes what an archive holds into a replacement and a folder. */
class Restore implements ArchiveVisitor {
  readonly records: string[] = []
  private section: SectionHead['section'] = 'collection'
  private file: { readonly line: FileLine; missing: number; readonly parts: Buffer[] } | undefined

  constructor(
    private readonly replacement: Replacement,
    private readonly files: FileStore,
  ) {}

  begin(head: SectionHead): void {
    this.section = head.section
    if (head.section === 'collection') this.replacement.begin(head.name, head.indexes)
  }

  async lines(texts: readonly string[]): Promise<void> {
    if (this.section === 'collection') this.replacement.add(texts)
    else if (this.section === 'records') this.records.push(...texts)
    else for (const text of texts) await this.fileLine(text)
  }

  end(): void {
    if (this.section === 'collection') this.replacement.end()
    else if (this.file) throw new ServiceError('INVALID_PARAM', 'the archive ends within a file')
  }

  private async fileLine(text: string): Promise<void> {
    if (this.file) {
      this.file.parts.push(Buffer.from(text, 'base64'))
      this.file.missing--
    } else {
      const line = JSON.parse(text) as FileLine
      this.file = { line, missing: fileLines(line.size), parts: [] }
    }
    if (this.file.missing > 0) return
    const { size: _size, ...file } = this.file.line
    await this.files.write(file, Buffer.concat(this.file.parts))
    this.file = undefined
  }
}
