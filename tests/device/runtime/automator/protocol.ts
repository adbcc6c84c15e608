import type { Device } from '../device'
import { appHandlers, type Emit } from './app-handlers'
import { elementHandlers } from './element-handlers'
import type { Handlers, Params } from './message'
import { pageHandlers } from './page-handlers'
import { toolHandlers } from './tool-handlers'

/** What the endpoint and its half in the page know each other by. */
interface Meeting {
  device: Device
  automatorEmit: Emit
  automate?: (method: string, params: Params) => Promise<unknown>
}

/** The browser's half of the automator endpoint: answers the protocol's requests out of `window.device`. */
function answerRequests(window: Meeting): void {
  let known: Handlers | null = null
  let hasExited = false
  // The device is made after this script has run.
  const handlers = (): Handlers =>
    (known ??= {
      ...toolHandlers(window.device),
      ...appHandlers(window.device, (method, params) => window.automatorEmit(method, params)),
      ...pageHandlers(window.device),
      ...elementHandlers(window.device),
    })
  window.automate = async (method, params) => {
    const handler = handlers()[method]
    if (!handler) throw new Error(`${method} is not of this protocol`)
    if (hasExited && !method.startsWith('Tool.')) throw new Error('the program has been closed')
    await window.device.ready
    hasExited ||= method === 'App.exit'
    return (await handler(params)) ?? {}
  }
}

answerRequests(window as unknown as Meeting)
