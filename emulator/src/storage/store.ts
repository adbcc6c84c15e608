import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { describeDiskError } from '../disk-full'
import { writeStream } from '../write-stream'
import { limitBytes } from './limit-bytes'

export interface StoredFile {
  readonly path: string
  /** Who uploaded it, absent for functions. */
  readonly openid?: string
  /** The emulator's time, ms. */
  readonly at: number
}

/** A file with the place of its bytes. */
export interface FoundFile {
  readonly location: string
  /** Bytes. */
  readonly size: number
  readonly file: StoredFile
}

export interface Arrival {
  readonly file: StoredFile
  readonly stream: Readable
  /** Bytes. */
  readonly limit: number
  /** Asked once more when all bytes have come, in the same turn as the file is put in place. */
  readonly check?: (() => void) | undefined
}

/** What the description on disk says besides: the name of the file that holds the bytes. */
interface Description extends StoredFile {
  readonly bytes?: string
}

/** Folder of uploads that are under way; what a stopped emulator left there is removed at the next start. */
const ARRIVING = 'arriving'

/**
 * Files of the cloud storage on disk. A file is named by the hash of its cloud path, so no path can leave the
 * folder, `a` and `a/b` can both exist, and the file system's own rules for names do not matter. Its
 * description names the file with the bytes and is renamed into place last: a reader sees the old file with
 * its old owner or the new one with the new, never a mixture.
 */
export class FileStore {
  private readonly arriving: string

  constructor(private readonly directory: string) {
    this.arriving = join(directory, ARRIVING)
    rmSync(this.arriving, { recursive: true, force: true })
  }

  /**
   * Stores what the stream brings, replacing what was there. When the stream breaks off or is longer than
   * `limit` bytes, nothing is left behind and the old file stays.
   *
   * @throws HttpError 413 EXCEED_MAX_PAYLOAD_SIZE, ServiceError SYS_ERR when the disk is full, what broke the stream, or what `check` throws
   */
  async receive({ file, stream, limit, check }: Arrival): Promise<void> {
    const arrival = join(this.arriving, randomUUID())
    try {
      await mkdir(this.arriving, { recursive: true })
      await writeStream(stream, arrival, limitBytes(limit))
      await this.accept(file, arrival, check)
    } catch (error) {
      throw describeDiskError(error)
    } finally {
      await rm(arrival, { force: true })
      await rm(`${arrival}.json`, { force: true })
    }
  }

  /** Stores bytes that are at hand, of any length. */
  async write(file: StoredFile, bytes: Buffer): Promise<void> {
    await this.receive({ file, stream: Readable.from([bytes]), limit: Infinity })
  }

  /** Where the bytes of a stored file lie and what is known of it, or undefined. */
  find(path: string): FoundFile | undefined {
    return this.describe(this.locate(path))
  }

  async read(path: string): Promise<Buffer | undefined> {
    const found = this.find(path)
    return found && readFile(found.location)
  }

  /** Deletes a file; false when there was none. */
  remove(path: string): boolean {
    const found = this.find(path)
    if (!found) return false
    rmSync(`${this.locate(path)}.json`, { force: true })
    rmSync(found.location, { force: true })
    return true
  }

  list(): (StoredFile & { readonly size: number })[] {
    if (!existsSync(this.directory)) return []
    return readdirSync(this.directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !name.startsWith(ARRIVING))
      .map((name) => this.describe(join(this.directory, name.slice(0, -'.json'.length))))
      .filter((found) => found !== undefined)
      .map(({ file, size }) => ({ ...file, size }))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
  }

  async clear(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }

  /** Copies every file into an empty folder, which may be missing, in one turn. */
  copyTo(folder: string): void {
    if (!existsSync(this.directory)) return
    cpSync(this.directory, folder, { recursive: true, filter: (source) => source !== this.arriving })
  }

  /** Puts the files that `copyTo` copied in the place of all there are, in one turn. */
  replaceBy(folder: string): void {
    rmSync(this.directory, { recursive: true, force: true })
    if (existsSync(folder)) cpSync(folder, this.directory, { recursive: true })
  }

  /** The last steps are taken without a pause, so that two uploads to one path cannot mix. */
  private async accept(file: StoredFile, arrival: string, check?: () => void): Promise<void> {
    const target = this.locate(file.path)
    const bytes = `${target}.${basename(arrival)}`
    const description: Description = { ...file, bytes: basename(bytes) }
    await mkdir(dirname(target), { recursive: true })
    await writeFile(`${arrival}.json`, JSON.stringify(description))
    check?.()
    const old = this.find(file.path)
    renameSync(arrival, bytes)
    renameSync(`${arrival}.json`, `${target}.json`)
    if (old) rmSync(old.location, { force: true })
  }

  private describe(target: string): FoundFile | undefined {
    if (!existsSync(`${target}.json`)) return undefined
    const text = readFileSync(`${target}.json`, 'utf8')
    const { bytes = basename(target), ...file } = JSON.parse(text) as Description
    const location = join(dirname(target), bytes)
    const stat = statSync(location, { throwIfNoEntry: false })
    return stat && { location, size: stat.size, file }
  }

  private locate(path: string): string {
    const hash = createHash('sha256').update(path).digest('hex')
    return join(this.directory, hash.slice(0, 2), hash)
  }
}
