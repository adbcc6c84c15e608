import { createHash } from 'node:crypto'
import { madeOnce } from '../../../support/made-once'
import type { Parcel, ProgramParcel } from '../program'
import { openDist, packageOf, readConfigs, withoutExtension, type Dist } from './dist'
import { compileTemplates } from './wxml'
import { compileStyle } from './wxss'

/** Scripts of one program, ready to be served: the main package, and each sub-package by its root. */
export interface ProgramScripts {
  readonly program: string
  readonly packages: { readonly [root: string]: string }
}

/** Files that import others are in place there; only these reach the screen of their own. */
const isShownStyle = (dist: Dist, file: string): boolean =>
  file === 'app.wxss' || dist.has(`${withoutExtension(file)}.wxml`)

/** A component's classes carry this before their names, as glass-easel writes them. */
const classPrefix = (path: string): string => `${path.replaceAll('/', '-')}--`

function parcelOf(dist: Dist, root: string): Parcel {
  const configs = readConfigs(dist)
  const own = (file: string): boolean => packageOf(dist.app, file) === root
  const styles = dist.files('.wxss').filter((file) => own(file) && isShownStyle(dist, file))
  const modules = dist.files('.js').filter(own)
  const style = (file: string): [string, string] => {
    const path = withoutExtension(file)
    return [path, compileStyle(dist, file, configs[path]?.component ? classPrefix(path) : '')]
  }
  return {
    root,
    modules: Object.fromEntries(modules.map((file) => [file, dist.read(file)])),
    styles: Object.fromEntries(styles.map(style)),
  }
}

const themeOf = (dist: Dist): ProgramParcel['theme'] =>
  dist.has('theme.json') ? (JSON.parse(dist.read('theme.json')) as ProgramParcel['theme']) : {}

const assignment = (name: string, value: unknown): string =>
  `(window.parcels ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(value)}\n`

/** Turns a compiled mini-program into what the device's page loads; the program's own files stay as they are. */
export function buildScripts(dist: Dist): ProgramScripts {
  const main: ProgramParcel = {
    ...parcelOf(dist, ''),
    app: dist.app,
    configs: readConfigs(dist),
    theme: themeOf(dist),
  }
  const roots = (dist.app.subPackages ?? []).map(({ root }) => root)
  return {
    program: `${assignment('program', main)}window.templates = ${compileTemplates(dist)}\n`,
    packages: Object.fromEntries(roots.map((root) => [root, assignment(root, parcelOf(dist, root))])),
  }
}

/** What the scripts of a program are made of, in one number. */
function hashOf(dist: Dist): string {
  const hash = createHash('sha256')
  for (const file of dist.files('').filter((name) => /\.(js|json|wxml|wxs|wxss)$/.test(name)))
    hash.update(`${file}\0`).update(`${dist.read(file)}\0`)
  return hash.digest('hex')
}

/** The scripts of the program in a folder: templates and styles of equal programs are compiled once. */
export async function scriptsOf(folder: string): Promise<ProgramScripts> {
  const dist = openDist(folder)
  const text = await madeOnce(`program-${hashOf(dist)}.json`, async () => JSON.stringify(buildScripts(dist)))
  return JSON.parse(text) as ProgramScripts
}
