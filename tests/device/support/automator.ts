import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import { serveAutomator } from '../runtime/automator/endpoint'
import type { DeviceOptions } from '../runtime/options'
import { launchPhones, startDevice, type RunningDevice } from '../runtime/start'
import type { MiniProgram } from './mini-program'
import { toolsAt } from './tools'

/** A program under the official client. */
export interface Connected {
  readonly program: MiniProgram
  /** The device that it runs on; null on WeChat's developer tools. */
  readonly device: RunningDevice | null
  /**
   * A new client in place of this one: it remembers pages and elements by their numbers, and a program that is started
   * anew counts from one again.
   */
  renew(): Promise<MiniProgram>
  stop(): Promise<void>
}

const connect = async (wsEndpoint: string): Promise<MiniProgram> =>
  (await automator.connect({ wsEndpoint })) as unknown as MiniProgram

/** WeChat's developer tools that listen there, with the program opened in them. */
export async function connectTools(wsEndpoint: string): Promise<Connected> {
  const program = await connect(wsEndpoint)
  return {
    program,
    device: null,
    renew: () => connect(wsEndpoint),
    stop: async () => program.disconnect(),
  }
}

/** A phone of its own in a browser from launchPhones, which stays open. */
export async function connectDevice(options: DeviceOptions, browser: Browser): Promise<Connected> {
  const device = await startDevice(options, browser)
  const endpoint = await serveAutomator(device.page)
  const program = await connect(endpoint.url)
  return {
    program,
    device,
    renew() {
      program.disconnect()
      return connect(endpoint.url)
    },
    async stop() {
      program.disconnect()
      await endpoint.stop()
      await device.stop()
    },
  }
}

async function connectAlone(options: DeviceOptions): Promise<Connected> {
  const browser = await launchPhones()
  const connected = await connectDevice(options, browser)
  return { ...connected, stop: () => connected.stop().then(() => browser.close()) }
}

/** Opens a program for the official client: on the first developer tools that AUTOMATOR_WS names, else on a device here. */
function connectMiniProgram(options: DeviceOptions): Promise<Connected> {
  const [tools] = toolsAt()
  return tools === undefined ? connectAlone(options) : connectTools(tools)
}

/** One program for the tests of a file, opened before the first and closed after the last. */
export function useMiniProgram(options: DeviceOptions): () => Connected {
  let connected: Connected | undefined
  beforeAll(async () => {
    connected = await connectMiniProgram(options)
  })
  afterAll(() => connected?.stop())
  return () => {
    if (!connected) throw new Error('the program is opened before the first test only')
    return connected
  }
}
