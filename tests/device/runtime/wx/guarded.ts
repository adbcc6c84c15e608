import type { WxHandle } from '../device'
import { asynchronous, Failure, hasCallbacks, isAsynchronous, type Callbacks, type Fields } from './call'

type Method = (...args: never[]) => unknown

/**
 * Names that any object may be asked for: JavaScript itself, a promise and a debugger look for them, and so does Taro
 * (`wx.hasOwnProperty`). webpack hangs its own list of chunks on `wx`, and looks whether it is there already.
 */
const ofAnyObject = new Set<PropertyKey>([
  ...Object.getOwnPropertyNames(Object.prototype),
  'then',
  'toJSON',
  'webpackJsonp',
])

/** What a stand-in answered, as a success or, when its errMsg says so, as a failure. */
function judged(answer: unknown): Fields {
  const fields = (answer ?? {}) as Fields
  const { errMsg } = fields
  const reason = typeof errMsg === 'string' ? /:fail ?(.*)$/s.exec(errMsg)?.[1] : undefined
  if (reason !== undefined) throw new Failure(reason, fields)
  return fields
}

/**
 * A method with another answer (WeChat documentation: 工具/小程序自动化, mockWxMethod): it is called as the real one is,
 * which it finds as `this.origin`.
 */
function standIn(name: string, origin: unknown, replacement: Method): Method {
  return (...args) => {
    const options = ((args as readonly unknown[])[0] ?? {}) as Fields & Callbacks
    const isCalledBack = isAsynchronous(origin) || hasCallbacks(options)
    if (!isCalledBack) return replacement.apply({ origin }, args)
    // Called without options, it still finds an object in their place.
    const answer = () => replacement.apply({ origin }, [options, ...args.slice(1)] as never[])
    return asynchronous(name, async () => judged(await answer()))(options)
  }
}

/**
 * `wx` as the program holds it: a name that this device does not know is reported when it is read, and a test may put
 * its own answer in place of a method. `in` and wx.canIUse may ask for anything.
 */
export function guard(apis: { readonly [name: string]: unknown }, report: (name: string) => void): WxHandle {
  const mocks = new Map<PropertyKey, Method>()
  const wx = new Proxy(apis, {
    get(target, name, receiver) {
      const mock = mocks.get(name)
      if (mock) return mock
      if (!(name in target) && typeof name === 'string' && !ofAnyObject.has(name)) report(name)
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  return {
    wx,
    mock: (method, replacement) => void mocks.set(method, standIn(method, apis[method], replacement)),
    restore: (method) => void mocks.delete(method),
  }
}
