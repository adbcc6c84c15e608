import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface StoredFile {
  readonly path: string
  /** Who uploaded it, absent for functions. */
  readonly openid?: string
  /** The emulator's time, ms. */
  readonly at: number
}

/**
 * Files of the cloud storage on disk. A file is named by the hash of its cloud path, so no path can leave the
 * folder, `a` and `a/b` can both exist, and the file system's own rules for names do not matter.
 */
export class FileStore {
  constructor(private readonly directory: string) {}

  /** Stores the bytes under the path, replacing what was there; readers see the old file or the new one. */
  async write(file: StoredFile, bytes: Buffer): Promise<void> {
    const target = this.locate(file.path)
    await mkdir(join(target, '..'), { recursive: true })
    await replace(target, bytes)
    await replace(`${target}.json`, Buffer.from(JSON.stringify(file)))
  }

  /** Where the bytes of a stored file lie and what is known of it, or undefined. */
  find(
    path: string,
  ): { readonly location: string; readonly size: number; readonly file: StoredFile } | undefined {
    const location = this.locate(path)
    const stat = statSync(location, { throwIfNoEntry: false })
    if (!stat || !existsSync(`${location}.json`)) return undefined
    const file = JSON.parse(readFileSync(`${location}.json`, 'utf8')) as StoredFile
    return { location, size: stat.size, file }
  }

  async read(path: string): Promise<Buffer | undefined> {
    const found = this.find(path)
    return found && readFile(found.location)
  }

  /** Deletes a file; false when there was none. */
  async remove(path: string): Promise<boolean> {
    const found = this.find(path)
    if (!found) return false
    await rm(`${found.location}.json`, { force: true })
    await rm(found.location, { force: true })
    return true
  }

  list(): StoredFile[] {
    if (!existsSync(this.directory)) return []
    return readdirSync(this.directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(this.directory, name), 'utf8')) as StoredFile)
      .sort((one, other) => (one.path < other.path ? -1 : 1))
  }

  async clear(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }

  private locate(path: string): string {
    const hash = createHash('sha256').update(path).digest('hex')
    return join(this.directory, hash.slice(0, 2), hash)
  }
}

async function replace(target: string, bytes: Buffer): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`
  await writeFile(temporary, bytes)
  await rename(temporary, target)
}
