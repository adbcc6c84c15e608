import { TmplGroup } from 'glass-easel-template-compiler'
import { builtInNames, missingNames } from '../components/names'
import { withoutExtension, type Dist } from './dist'

/** A built-in keeps its own name in the browser only behind a prefix: `<input>` would become a DOM input. */
const builtInTag = new RegExp(`<(/?)(${builtInNames.join('|')})(?=[\\s/>])`, 'g')

const missingTag = new RegExp(`<(${missingNames.join('|')})(?=[\\s/>])`)

export const prefixed = (wxml: string): string => wxml.replace(builtInTag, '<$1wx-$2')

interface Warning {
  readonly path: string
  readonly message: string
  /** Counts from 0. */
  readonly startLine: number
}

/** Better now than a page that stays empty. */
function refuseMissing(file: string, wxml: string): void {
  const tag = missingTag.exec(wxml)?.[1]
  if (tag !== undefined) throw new Error(`${file}: the device has no <${tag}>`)
}

/**
 * Compiles every WXML and WXS file into one expression of JavaScript, whose value holds the templates by path. Packages
 * are compiled together, because templates of one import those of another.
 * @throws Error with file and line at the first fault in a template.
 */
export function compileTemplates(dist: Dist): string {
  const group = new TmplGroup()
  for (const file of dist.files('.wxs')) group.addScript(withoutExtension(file), dist.read(file))
  for (const file of dist.files('.wxml')) {
    refuseMissing(file, dist.read(file))
    const [fault] = group.addTmpl(withoutExtension(file), prefixed(dist.read(file))) as Warning[]
    if (fault) throw new Error(`${file}:${fault.startLine + 1}: ${fault.message}`)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
