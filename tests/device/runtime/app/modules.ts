import { lockedNames, refusals, isAllowedName } from '../lockdown'

/** Values that every module of the program finds by name, such as `wx` and `Page`. */
export interface GivenNames {
  readonly [name: string]: unknown
}

export interface Modules {
  add(modules: { readonly [file: string]: string }): void
  has(file: string): boolean
  /** Runs a file once and answers its exports. */
  require(file: string): unknown
}

type Outer = (refuse: unknown) => ModuleFunction
type ModuleFunction = (...values: unknown[]) => void

/**
 * The program's global object: the names that WeChat has, and whatever the program puts there itself.
 */
function globalObject(own: { [name: string]: unknown }): object {
  return new Proxy(own, {
    get: (target, name) =>
      typeof name === 'string' && !(name in target) && isAllowedName(name)
        ? (Reflect.get(window, name) as unknown)
        : (Reflect.get(target, name) as unknown),
    has: (target, name) => name in target || (typeof name === 'string' && isAllowedName(name)),
  })
}

/** `./b` beside `a/c.js` is `a/b`; a leading slash starts at the root. */
function resolve(from: string, request: string): string {
  const base = request.startsWith('/') ? [] : from.split('/').slice(0, -1)
  const parts = [...base]
  for (const part of request.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** CommonJS as WeChat runs it (指南/逻辑层/模块化), each file shut off from the browser (runtime/lockdown.ts). */
export function createModules(given: GivenNames): Modules {
  const texts = new Map<string, string>()
  const loaded = new Map<string, { exports: unknown }>()
  const globals: { [name: string]: unknown } = { ...given }
  const shared = globalObject(globals)
  const { eval: refuseEval, ...refused } = refusals(shared)
  Object.assign(globals, { globalThis: shared, global: shared, ...refused })
  const names = [...Object.keys(globals), 'require', 'module', 'exports']
  const locked = lockedNames(window, names)
  const values = Object.values(globals)

  const fileOf = (path: string): string => {
    const file = [path, `${path}.js`, `${path}/index.js`].find((candidate) => texts.has(candidate))
    if (file === undefined) throw new Error(`module '${path}.js' is not defined`)
    return file
  }
  /**
   * Strict, because a sloppy function that nobody owns has the window as its `this`. A strict function may not have a
   * parameter named eval, so that name lies one function further out. Brackets around a function tell V8 that it runs
   * at once: it is then read once instead of twice.
   */
  const compile = (file: string): ModuleFunction => {
    const inner = `function(${[...names, ...locked].join(',')}){"use strict";${texts.get(file) ?? ''}\n}`
    const outer = globalThis.eval(`(function(eval){return (${inner})})\n//# sourceURL=${file}`) as Outer
    return outer(refuseEval)
  }
  const run = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const require = (request: string): unknown => run(fileOf(resolve(file, request)))
    compile(file).call(undefined, ...values, require, module, module.exports)
    return module.exports
  }
  return {
    add(modules) {
      for (const [file, text] of Object.entries(modules)) texts.set(file, text)
    },
    has: (file) => texts.has(file),
    require: (file) => run(fileOf(file)),
  }
}
