import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const here = new Map<string, Promise<string>>()

/** Where everything that a run of the tests has made lies until its end (config/jest/run-begins.cjs). */
const runFolder = (): string | undefined => process.env['LINGE_RUN']

async function inRun(folder: string, key: string, make: () => Promise<string>): Promise<string> {
  const file = join(folder, key)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const text = await make()
  // Two workers may make the same at the same time; each puts a whole file in place.
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
  return text
}

/**
 * A text that takes long to make, made once for all files of a run of the tests, which jest loads anew each; outside
 * of a run once in the process.
 * @param key a file's name that tells it from every other text of the run: what depends on files has their hash in it.
 */
export function madeOnce(key: string, make: () => Promise<string>): Promise<string> {
  const folder = runFolder()
  const made = here.get(key) ?? (folder === undefined ? make() : inRun(folder, key, make))
  here.set(key, made)
  return made
}
