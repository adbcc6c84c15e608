import type { DeviceFixtures, DeviceHost, DeviceSettings, Wx } from '../device'
import { createMeter, type Meter } from '../meter'
import type { ProgramParcel } from '../program'
import { createBars, type Bars } from './bars'
import { createEngine, type Engine } from './engine'
import { caller, type Call } from './handlers'
import { createHost } from './host'
import { openPage, type Opening } from './open-page'
import { createPages, type OpenPage, type Pages } from './page-stack'
import { createProgram, type Program } from './program'
import { collectReports, type Reports } from './reports'
import { createRouter } from './router'
import { createScreen, type Screen } from './screen'
import { urlOf } from './url'

/** The phone with a program on it that has not been started yet. */
export interface Machine {
  readonly host: DeviceHost
  readonly screen: Screen
  readonly pages: Pages
  readonly program: Program
  readonly reports: Reports
  readonly meter: Meter
  readonly call: Call
  /** Runs app.js with this `wx`, tells App.onLaunch and opens the first page. */
  start(wx: Wx): Promise<void>
}

interface Parts {
  readonly settings: DeviceSettings
  readonly fixtures: DeviceFixtures
  readonly parcel: ProgramParcel
}

/** Something that exists only once the program has been started. */
function later<Value>(name: string) {
  let value: Value | undefined
  return {
    set: (given: Value): void => {
      value = given
    },
    get: (): Value => {
      if (value === undefined) throw new Error(`${name} is not there before the program is started`)
      return value
    },
  }
}

/** The page on top is seen, every other one is kept out of sight; the bars follow it. */
const settler = (pages: Pages, bars: Bars, home: string) => (): void => {
  const top = pages.current()
  if (!top) return
  for (const page of [...pages.all(), ...pages.waiting.values()]) page.frame.hidden = page !== top
  const isHome = bars.tabs.isTab(top.path) || top.path === home
  bars.navigation.show(top, { canGoBack: pages.all().length > 1, isHome })
  bars.tabs.show(top.path)
}

/** The first page: where the launch leads, or what App.onPageNotFound chose instead. */
async function openFirst({ host, program, engine }: { host: DeviceHost; program: Program; engine: Engine }) {
  const options = program.launchOptions()
  program.launch(options)
  program.show(options)
  if (engine.has(options.path)) await host.router.reLaunch({ url: urlOf(options) })
  else program.pageNotFound(options)
}

const firstPage = ({ app }: ProgramParcel): string => app.entryPagePath ?? app.pages[0] ?? ''

/** What every module of the program finds by name, besides Page and its like. */
const givenNames = (wx: Wx, program: Program, pages: Pages) => ({
  wx,
  App: program.register,
  getApp: program.instance,
  getCurrentPages: () => pages.all().map(({ instance }) => instance),
})

/** The program and what is said of it, before there is a screen. */
function createLedger({ settings, parcel }: Parts) {
  const pages = createPages()
  const reports = collectReports(
    () => pages.current()?.path ?? '',
    (message) => program.error(message),
  )
  const call = caller(reports.report)
  const launch = { ...settings.launch, path: settings.launch.path || firstPage(parcel) }
  const program = createProgram(launch, call)
  return { pages, reports, call, program, meter: createMeter(reports.report) }
}

export function createMachine(parts: Parts): Machine {
  const { settings, parcel } = parts
  const [engine, wx] = [later<Engine>('the engine'), later<Wx>('wx')]
  const ledger = createLedger(parts)
  const { pages, call, program } = ledger
  const home = firstPage(parcel)
  const bars = createBars(parcel.app, {
    onBack: () => void router.navigateBack({}),
    onHome: () => void router.reLaunch({ url: `/${home}` }),
    onTab: (path) => void router.switchTab({ url: `/${path}` }),
  })
  const screen = createScreen({ bars, safeArea: settings.safeArea })
  const open = (opening: Opening): OpenPage =>
    openPage(opening, { ...ledger, engine: engine.get(), area: screen.area })
  const settle = settler(pages, bars, home)
  const router = createRouter({ pages, engine: engine.get, call, isTab: bars.tabs.isTab, open, settle })
  const host = createHost({ ...parts, ...ledger, bars, screen, router, wx: wx.get })
  return {
    ...ledger,
    host,
    screen,
    async start(given) {
      wx.set(given)
      engine.set(createEngine({ host, program: parcel, given: givenNames(given, program, pages) }))
      engine.get().start()
      await openFirst({ host, program, engine: engine.get() })
    },
  }
}
