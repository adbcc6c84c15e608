import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppConfig, PageConfig } from '../program'

/** A compiled mini-program in a folder. Paths are relative to it, with forward slashes. */
export interface Dist {
  readonly folder: string
  readonly app: AppConfig
  /** All files whose names end like this, such as `.wxml`. */
  files(ending: string): string[]
  has(file: string): boolean
  read(file: string): string
}

/** Opens a folder that holds an app.json; throws when it holds none. */
export function openDist(folder: string): Dist {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
  return {
    folder,
    app: JSON.parse(read('app.json')) as AppConfig,
    files: (ending) => all.filter((file) => file.endsWith(ending)),
    has: (file) => existsSync(join(folder, file)),
    read,
  }
}

/** The path of a page or component is its file without extension. */
export const withoutExtension = (file: string): string => file.replace(/\.\w+$/, '')

/** The package that a file belongs to: the root of a sub-package, or the empty root of the main package. */
export function packageOf(app: AppConfig, file: string): string {
  return app.subPackages?.find(({ root }) => file.startsWith(`${root}/`))?.root ?? ''
}

/** The JSON files of pages and components, by path. */
export function readConfigs(dist: Dist): { [path: string]: PageConfig } {
  const paths = dist.files('.wxml').map(withoutExtension)
  const named = paths.filter((path) => dist.has(`${path}.json`))
  return Object.fromEntries(named.map((path) => [path, JSON.parse(dist.read(`${path}.json`)) as PageConfig]))
}
