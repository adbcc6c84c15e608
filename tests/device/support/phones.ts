import type { Browser } from 'playwright-core'
import { cloudAt, type Cloud } from '../../support/cloud'
import { startProduct, type Product } from '../../support/product'
import type { Violation } from '../runtime/device'
import type { DeviceOptions } from '../runtime/options'
import { launchPhones, type RunningDevice } from '../runtime/start'
import { connectDevice, connectTools, type Connected } from './automator'
import { createPhone, type Phone } from './phone'
import { published } from './published'
import { readyTools, toolsAt, toolsOf } from './tools'

type PhoneOptions = Partial<Omit<DeviceOptions, 'emulatorUrl' | 'openid'>>

/** Somebody's phone. */
export interface OwnPhone extends Phone {
  /**
   * The device under the program: its network, camera, dialogs and restart.
   * @throws Error on WeChat's developer tools, where a person does this by hand.
   */
  device(): RunningDevice
  /** Waits for the title in the bar above the page, which the developer tools do not let a test read. */
  titleIs(title: string): Promise<void>
  /** Ends the program and starts it anew; what is in hand then is the phone that this answers. */
  restart(launch?: Parameters<RunningDevice['restart']>[0]): Promise<OwnPhone>
}

/** The program with its demo town for the tests of one file; phones are put away after each test. */
export interface Phones {
  /** Base address of the running product. */
  readonly url: () => string
  /** The cloud of the running product, for what no phone can do. */
  readonly cloud: () => Cloud
  /** Becomes somebody of the demo town; without a name, somebody whom no grid worker has registered. */
  readonly phone: (name: string, options?: PhoneOptions) => Promise<OwnPhone>
}

async function phoneInTools(name: string, options: PhoneOptions): Promise<Connected> {
  const connected = await connectTools(toolsOf(name))
  await readyTools(connected.program, options)
  return connected
}

/** How WeChat knows somebody of the demo town; throws when there is nobody of this name. */
export async function openidOf(url: string, name: string): Promise<string> {
  if (name === '') return 'oNobody-of-this-town'
  const people = (await (await fetch(`${url}/demo/people`)).json()) as { name: string; openid: string }[]
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`nobody in the demo town is called ${name}`)
  return person.openid
}

function ownPhone(connected: Connected, violations: Violation[]): OwnPhone {
  const device = (): RunningDevice => {
    if (connected.device) return connected.device
    throw new Error(
      'only the device of this repository can do this; on the developer tools it is done by hand',
    )
  }
  return {
    ...createPhone(connected.program),
    device,
    async titleIs(title) {
      if (!connected.device) return
      await connected.device.page.locator('.device-title').getByText(title, { exact: false }).waitFor()
    },
    async restart(launch) {
      violations.push(...(await device().violations()))
      await device().restart(launch)
      return ownPhone({ ...connected, program: await connected.renew() }, violations)
    },
  }
}

export function usePhones(): Phones {
  const isInTools = toolsAt().length > 0
  let product: Product | undefined
  let browser: Browser | undefined
  const open: Connected[] = []
  const violations: Violation[] = []
  const url = (): string => {
    if (isInTools) throw new Error('only the device of this repository has a cloud of the test’s own')
    return product?.url ?? ''
  }
  beforeAll(async () => {
    if (!isInTools) [product, browser] = await Promise.all([startProduct(), launchPhones()])
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async () => {
    const last = await Promise.all(open.map(async ({ device }) => (await device?.violations()) ?? []))
    await Promise.all(open.splice(0).map((connected) => connected.stop()))
    expect([...violations.splice(0), ...last.flat()]).toEqual([])
  })
  const connect = async (name: string, options: PhoneOptions): Promise<Connected> => {
    if (!browser) return phoneInTools(name, options)
    const openid = await openidOf(url(), name)
    return connectDevice({ dist: published, ...options, emulatorUrl: url(), openid }, browser)
  }
  return {
    url,
    cloud: () => cloudAt({ url: url(), token: product?.token ?? '', stop: () => Promise.resolve() }),
    async phone(name, options = {}) {
      const connected = await connect(name, options)
      open.push(connected)
      return ownPhone(connected, violations)
    },
  }
}
