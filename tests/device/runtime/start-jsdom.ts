import { JSDOM, ResourceLoader, VirtualConsole } from 'jsdom'
import type { Device } from './device'
import { deviceScript } from './load/bundle'
import { scriptsOf, type ProgramScripts } from './load/parcels'
import { completeStart, usualViewport, type DeviceOptions } from './options'

/**
 * A phone without a screen, for quick runs: nothing is laid out, so sizes and scrolling are not there. A rejection that
 * nobody handles is no violation here but ends Node, or fails the test under jest: jsdom sees no promises.
 */
export interface HeadlessDevice {
  readonly window: JSDOM['window']
  readonly device: Device
  stop(): void
}

/** Sub-packages come from memory; pictures do not come at all. */
class Parcels extends ResourceLoader {
  constructor(private readonly packages: ProgramScripts['packages']) {
    super()
  }

  override fetch(url: string): ReturnType<ResourceLoader['fetch']> {
    const root = /\/packages\/(.+)\.js$/.exec(new URL(url).pathname)?.[1]
    const text = root === undefined ? undefined : this.packages[decodeURIComponent(root)]
    return text === undefined
      ? null
      : (Promise.resolve(Buffer.from(text)) as unknown as ReturnType<ResourceLoader['fetch']>)
  }
}

interface Screen {
  readonly theme: string
  /** CSS px. */
  readonly width: number
  readonly height: number
}

/** jsdom has the size of a desk and none of the rest; a phone needs each of them once or twice. */
function complete(window: JSDOM['window'], { theme, width, height }: Screen): void {
  const matchMedia = (query: string) => ({
    matches: query.includes(theme),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })
  const scrollTo = function (this: Element, { top, left }: ScrollToOptions): void {
    if (top !== undefined) this.scrollTop = top
    if (left !== undefined) this.scrollLeft = left
  }
  Object.assign(window, {
    innerWidth: width,
    innerHeight: height,
    matchMedia,
    TextDecoder,
    TextEncoder,
    CSS: { escape: (text: string) => text },
  })
  Object.assign(window.Element.prototype, { scrollTo })
}

/**
 * Starts a program in jsdom. The document has the emulator's own address, so that its network has no other origin.
 */
export async function startDeviceInJsdom(options: DeviceOptions): Promise<HeadlessDevice> {
  const scripts = await scriptsOf(options.dist)
  const start = completeStart(options)
  const screen = options.viewport ?? usualViewport
  const { window } = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
    url: options.emulatorUrl ?? 'http://localhost/',
    runScripts: 'dangerously',
    pretendToBeVisual: true,
    resources: new Parcels(scripts.packages),
    virtualConsole: new VirtualConsole().sendTo(console, { omitJSDOMErrors: true }),
    beforeParse: (parsed) => complete(parsed, { ...screen, theme: start.settings.theme }),
  })
  Object.assign(window, { deviceStart: start })
  window.eval(scripts.program)
  window.eval(await deviceScript())
  const { device } = window as unknown as { readonly device: Device }
  await device.ready
  return { window, device, stop: () => window.close() }
}
