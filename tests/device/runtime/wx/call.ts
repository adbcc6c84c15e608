/**
 * How WeChat's functions are called (WeChat documentation: 指南/小程序框架/逻辑层/API): one object with `success`, `fail`
 * and `complete`; without any of the three the answer is a promise. Answers carry `errMsg`, "name:ok" or "name:fail why".
 */

/** Fields of an answer, without `errMsg`. */
export interface Fields {
  readonly [name: string]: unknown
}

export interface Answer extends Fields {
  readonly errMsg: string
}

export interface Callbacks {
  success?(answer: Answer): void
  fail?(answer: Answer): void
  complete?(answer: Answer): void
}

/** Thrown by an implementation: the call fails with "name:fail reason". */
export class Failure extends Error {
  /**
   * @param reason what stands behind "fail", such as "cancel"; empty for a bare "fail".
   * @param fields what else the program is told, such as errno.
   */
  constructor(
    readonly reason: string,
    readonly fields: Fields = {},
  ) {
    super(reason)
  }
}

const fieldsOf = (answer: unknown): Fields =>
  typeof answer === 'object' && answer !== null ? (answer as Fields) : {}

export const answerOk = (name: string, fields: Fields = {}): Answer => ({ ...fields, errMsg: `${name}:ok` })

/** What the program is told of something that was thrown; a fault of the device itself is told by its message. */
export function answerFail(name: string, thrown: unknown): Answer {
  const { reason, fields } = thrown instanceof Failure ? thrown : { reason: String(thrown), fields: {} }
  return { ...fields, errMsg: `${name}:fail${reason === '' ? '' : ` ${reason}`}` }
}

/** Tells the program an answer, never within its own call: on the phone it comes from another thread. */
export function tell(callbacks: Callbacks, kind: 'success' | 'fail', answer: Answer): void {
  setTimeout(() => {
    try {
      callbacks[kind]?.(answer)
    } finally {
      callbacks.complete?.(answer)
    }
  })
}

/** The functions made by `asynchronous`: a stand-in for one of them answers in the same way. */
const made = new WeakSet()

export const isAsynchronous = (method: unknown): boolean => typeof method === 'function' && made.has(method)

export const hasCallbacks = ({ success, fail, complete }: Callbacks): boolean =>
  [success, fail, complete].some((callback) => callback !== undefined)

/** Answers the fields of a success, at once or later; whatever is no object adds none. */
type Work = (options: Fields) => unknown

/** A function of wx that is called with one object: `name` as in its errMsg, `work` answers or throws a Failure. */
export function asynchronous(name: string, work: Work): (options?: Fields & Callbacks) => unknown {
  const method = (options: Fields & Callbacks = {}): unknown => {
    const answer = new Promise<Answer>((resolve, reject) => {
      const run = async () => answerOk(name, fieldsOf(await work(options)))
      run().then(resolve, (thrown: unknown) => reject(answerFail(name, thrown) as unknown as Error))
    })
    if (!hasCallbacks(options)) return answer
    answer.then(
      (told) => tell(options, 'success', told),
      (told: unknown) => tell(options, 'fail', told as Answer),
    )
    return undefined
  }
  made.add(method)
  return method
}

/** A group of functions that share nothing but their form. */
export function asynchronousAll(works: { readonly [name: string]: Work }): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, asynchronous(name, work)]))
}

/** A …Sync function: it throws an Error whose message is the errMsg. */
export function synchronous<Args extends unknown[], Value>(
  name: string,
  work: (...args: Args) => Value,
): (...args: Args) => Value {
  return (...args) => {
    try {
      return work(...args)
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown
      throw Object.assign(new Error(`${name}:fail ${thrown.reason}`), thrown.fields)
    }
  }
}

/** The text of an option; a call without it fails as WeChat's own check of parameters does. */
export function textOption(options: Fields, name: string): string {
  const value = options[name]
  if (typeof value === 'string') return value
  const kind = value === undefined ? 'Undefined' : value === null ? 'Null' : typeof value
  throw new Failure(`parameter error: parameter.${name} should be String instead of ${kind};`)
}

export function numberOption(options: Fields, name: string, otherwise: number): number {
  const value = options[name]
  return typeof value === 'number' ? value : otherwise
}
