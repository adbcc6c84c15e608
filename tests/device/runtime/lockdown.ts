/**
 * What the program may see of the machine. WeChat's logic layer has the language, timers and a console, and neither DOM
 * nor BOM (WeChat documentation: 指南/小程序运行时/JavaScript 支持情况); Chromium has a thousand names more, so a program
 * that uses one would pass falsely. Every other name of the window is shadowed by an undefined parameter.
 */

/** Names that a program finds in WeChat as it finds them in a browser. */
const platformNames = new Set(['console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'])

const languageNames = new Set([
  'AggregateError',
  'Array',
  'ArrayBuffer',
  'Atomics',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'EvalError',
  'FinalizationRegistry',
  'Float32Array',
  'Float64Array',
  'Infinity',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'URIError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakRef',
  'WeakSet',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
  'unescape',
])

/** Given their own, refusing values by `refusals`; they cannot be shadowed as undefined parameters. */
const refusedNames = new Set(['Function', 'eval'])

/** A name that can be a parameter of a function, strict or not. */
const isParameter = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'arguments'

export const isAllowedName = (name: string): boolean => platformNames.has(name) || languageNames.has(name)

/**
 * Every name that this window has and WeChat has not.
 * @param given names that the program gets from the device itself, such as `wx`.
 */
export function lockedNames(window: object, given: readonly string[]): string[] {
  const names = new Set<string>()
  for (let owner: object | null = window; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name)
  }
  return [...names].filter(
    (name) => isParameter(name) && !isAllowedName(name) && !refusedNames.has(name) && !given.includes(name),
  )
}

/** Every kind of function leads to a maker of its kind, such as `(async () => 1).constructor`. */
const kindsOfFunction = [
  () => undefined,
  async () => undefined,
  function* () {
    yield undefined
  },
  async function* () {
    yield undefined
  },
]

const refuse = (): never => {
  throw new EvalError('code from text is refused')
}

type Timer = (work: () => void, delay?: number) => ReturnType<typeof setTimeout>

/** A browser's timers take a text for code as well. */
const timer =
  (start: Timer): Timer =>
  (work, delay) =>
    typeof work === 'function' ? start(work, delay) : refuse()

/**
 * What makes code from text, as WeChat has it: not at all, with `Function('return this')` as the one exception. The
 * makers that functions lead to are taken away from the whole window: the device itself uses none of them.
 * @param globals what `return this` answers.
 */
export function refusals(globals: object): { readonly [name: string]: unknown } {
  const construct = (...words: unknown[]): (() => object) =>
    words.length === 1 && words[0] === 'return this' ? () => globals : refuse()
  const guarded = new Proxy(Function, {
    apply: (_target, _self, words: unknown[]) => construct(...words),
    construct: (_target, words: unknown[]) => construct(...words),
  })
  for (const kind of kindsOfFunction) {
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: guarded })
  }
  return { eval: refuse, Function: guarded, setTimeout: timer(setTimeout), setInterval: timer(setInterval) }
}
