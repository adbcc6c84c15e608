import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of functions that a test writes itself. */
export interface FunctionFolder {
  readonly path: string
  /** Writes files of one function by their paths; a text is a file, anything else is written as JSON. */
  write(name: string, files: { readonly [path: string]: unknown }): void
  remove(path: string): void
  dispose(): void
}

export function createFunctionFolder(): FunctionFolder {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-functions-'))
  return {
    path: folder,
    write(name, files) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, name, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      }
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true, force: true }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
