import type { Device, Json, WxHandle } from '../device'
import { list, text, type Handlers, type Params } from './message'

/** Tells the client something that it has not asked for. */
export type Emit = (method: string, params: unknown) => void

type AnyFunction = (this: unknown, ...args: readonly unknown[]) => unknown

/** What code of a test finds by name, as it would in WeChat's logic layer. */
const scope = (device: Device): { readonly [name: string]: unknown } => ({
  wx: device.wx,
  getApp: () => device.app(),
  getCurrentPages: () => device.host.pages.all().map(({ instance }) => instance),
})

/** Makes a function of its text: a test's functions travel as such. */
function compile(device: Device, declaration: string): AnyFunction {
  const names = scope(device)
  // Indirect, so that the code sees the names that it is given and the window's, and nothing of this file.
  const make = globalThis.eval(`(${Object.keys(names).join(', ')}) => (${declaration})`) as (
    ...values: unknown[]
  ) => AnyFunction
  return make(...Object.values(names))
}

/** Functions of wx that answer a task: here their answer is what the test waits for. */
const tasks = new Set(['request', 'uploadFile', 'downloadFile'])

const handleOf = ({ controls }: Device, { pluginId }: Params): WxHandle =>
  controls.handle(typeof pluginId === 'string' ? pluginId : undefined)

async function callWx({ wx }: WxHandle, name: string, args: readonly Json[]): Promise<unknown> {
  const method = wx[name]
  if (typeof method !== 'function') throw new Error(`wx.${name} not exists`)
  const call = method as AnyFunction
  if (!tasks.has(name)) return call.apply(wx, [...args])
  return new Promise((success, fail) => call.call(wx, { ...(args[0] as object), success, fail }))
}

/** A result stands for every call; a function answers each; neither puts the real one back. */
function mockWx(device: Device, params: Params): void {
  const method = text(params, 'method')
  const handle = handleOf(device, params)
  const { functionDeclaration, result } = params
  if (typeof functionDeclaration === 'string') {
    const answer = compile(device, functionDeclaration)
    const more = list(params, 'args')
    handle.mock(method, function (this: unknown, ...args) {
      return answer.apply(this, [...args, ...more])
    })
  } else if (result !== undefined) handle.mock(method, () => result)
  else handle.restore(method)
}

const currentPage = (device: Device): unknown => {
  const page = device.pageStack().at(-1)
  if (!page) throw new Error('no page is open yet')
  return page
}

/** The domain `App` of the automator's protocol, but for screenshots and logs, which the browser gives. */
export function appHandlers(device: Device, emit: Emit): Handlers {
  return {
    'App.getPageStack': () => ({ pageStack: device.pageStack() }),
    'App.getCurrentPage': () => currentPage(device),
    'App.callWxMethod': async (params) => ({
      result: await callWx(handleOf(device, params), text(params, 'method'), list(params, 'args')),
    }),
    'App.mockWxMethod': (params) => mockWx(device, params),
    'App.callFunction': async (params) => ({
      result: await compile(device, text(params, 'functionDeclaration'))(...list(params, 'args')),
    }),
    'App.addBinding': (params) => {
      const name = text(params, 'name')
      Object.assign(window, { [name]: (...args: unknown[]) => emit('App.bindingCalled', { name, args }) })
    },
    'App.exit': () => device.exit(),
  }
}
