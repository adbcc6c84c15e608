import { copyFileSync, linkSync, mkdirSync, openSync, closeSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FileStore } from '../storage/store'
import { FILE_LINE_BYTES, fileLines, type FileLine } from './format'
import type { Section } from './write'

/** The stored files of one moment. */
export interface FrozenFiles {
  readonly section: Section
  close(): void
}

/**
 * Holds every stored file as it is, by a second name in `folder`: a file is replaced under its first name as a
 * whole, and what the second name leads to does not change.
 */
export function freezeFiles(files: FileStore, folder: string): FrozenFiles {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const frozen = files.list().flatMap(({ path }, n) => {
    const found = files.find(path)
    if (!found) return []
    const location = join(folder, String(n))
    hold(found.location, location)
    return [{ location, line: { ...found.file, size: found.size } }]
  })
  const lines = frozen.reduce((sum, { line }) => sum + 1 + fileLines(line.size), 0)
  return {
    section: { head: { section: 'files', files: frozen.length, lines }, blocks: () => linesOf(frozen) },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Some file systems know no second names. */
function hold(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

function* linesOf(frozen: readonly { location: string; line: FileLine }[]): Generator<string[], void> {
  const bytes = Buffer.alloc(FILE_LINE_BYTES)
  for (const { location, line } of frozen) {
    yield [JSON.stringify(line)]
    const descriptor = openSync(location, 'r')
    try {
      for (let left = line.size; left > 0; left -= bytes.length) {
        const size = readSync(descriptor, bytes, 0, Math.min(left, bytes.length), line.size - left)
        yield [bytes.toString('base64', 0, size)]
      }
    } finally {
      closeSync(descriptor)
    }
  }
}
