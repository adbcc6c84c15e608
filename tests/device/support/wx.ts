import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { DeviceOptions } from '../runtime/options'
import { launchPhones, startDevice, type RunningDevice } from '../runtime/start'

/** What a function of wx told its callbacks. */
export interface Told {
  readonly errMsg: string
  readonly [field: string]: unknown
}

/** A device under the smallest of programs, for what the program's `wx` does. */
export interface WxPhone {
  readonly device: RunningDevice
  readonly page: Page
  /** Calls with success and fail, and answers what either was told. */
  tell(method: string, options?: object): Promise<Told>
  /** Calls without callbacks and answers what the function returns, or the promise that it returns. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown>
}

const sampler = join(__dirname, '..', 'fixtures', 'sampler')

function wxOf(device: RunningDevice): WxPhone {
  const { page } = device
  return {
    device,
    page,
    tell: (method, options = {}) =>
      page.evaluate(
        ({ path, given }) =>
          new Promise<Told>((resolve) => {
            const owner = path
              .slice(0, -1)
              .reduce((at: unknown, name) => Reflect.get(at as object, name), window.device.wx)
            const call = Reflect.get(owner as object, path.at(-1) ?? '') as (options: object) => void
            call({ ...given, success: resolve, fail: resolve })
          }),
        { path: method.split('.'), given: options },
      ),
    call: (method, ...args) =>
      page.evaluate(
        ({ name, given }) => (window.device.wx[name] as (...values: unknown[]) => unknown)(...given),
        { name: method, given: args },
      ),
  }
}

/** Devices for the tests of one file; all are closed after the last test. */
export function useWx(): (options?: Omit<DeviceOptions, 'dist'>) => Promise<WxPhone> {
  const open: RunningDevice[] = []
  let browser: Browser | undefined
  afterAll(async () => {
    await Promise.all(open.map((device) => device.stop()))
    await browser?.close()
  })
  return async (options = {}) => {
    browser ??= await launchPhones()
    const device = await startDevice({ ...options, dist: sampler }, browser)
    open.push(device)
    return wxOf(device)
  }
}
