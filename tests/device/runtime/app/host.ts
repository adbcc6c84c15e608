import type { DeviceFixtures, DeviceHost, DeviceSettings, Router, Wx } from '../device'
import type { AppConfig, ProgramParcel } from '../program'
import type { Bars } from './bars'
import { domSelector } from './find'
import type { Call } from './handlers'
import type { OpenPage, Pages } from './page-stack'
import type { Program } from './program'
import { pull } from './pull-down'
import type { Reports } from './reports'
import type { Screen } from './screen'
import { createIntersectionObserver, createSelectorQuery } from './selector-query'
import { sharing } from './share'

interface Parts {
  readonly settings: DeviceSettings
  readonly fixtures: DeviceFixtures
  readonly parcel: ProgramParcel
  readonly pages: Pages
  readonly program: Program
  readonly bars: Bars
  readonly screen: Screen
  readonly router: Router
  readonly reports: Reports
  readonly wx: () => Wx
  readonly call: Call
}

/** Where a page has to be scrolled to. */
function destination(
  { scroller }: OpenPage,
  { scrollTop, selector }: Parameters<DeviceHost['scrollPage']>[0],
) {
  const target = selector === undefined ? null : scroller.querySelector(domSelector(selector))
  if (!target) return scrollTop ?? scroller.scrollTop
  return scroller.scrollTop + target.getBoundingClientRect().top - scroller.getBoundingClientRect().top
}

/** A cloud file that has no link cannot be shown: the element tells its `error`. */
async function cloudAddress(wx: Wx, fileId: string): Promise<string> {
  const answer = await wx.cloud?.getTempFileURL({ fileList: [fileId] })
  return answer?.fileList[0]?.tempFileURL ?? ''
}

const pluginsOf = ({ plugins, subPackages = [] }: AppConfig): string[] =>
  [plugins, ...subPackages.map((one) => one.plugins)].flatMap((named) =>
    Object.values(named ?? {}).map(({ provider }) => provider),
  )

/** What the program's `wx` stands on. */
export function createHost(parts: Parts): DeviceHost {
  const { settings, fixtures, parcel, pages, program, bars, screen, router, reports, wx } = parts
  const onTop = (act: (page: OpenPage) => void) => (): void => {
    const page = pages.current()
    if (page) act(page)
  }
  return {
    settings,
    fixtures,
    overlay: screen.overlay,
    pages,
    router,
    navigationBar: bars.navigation,
    tabBar: bars.tabs,
    pullDown: {
      start: onTop(({ scroller }) => void pull(scroller)),
      stop: onTop(({ stopPull }) => stopPull()),
    },
    darkmode: parcel.app.darkmode === true,
    plugins: pluginsOf(parcel.app),
    files: new Map(),
    profile: { chooseAvatar: () => Promise.resolve(null), hasNicknameKeyboard: () => false },
    cloudAddress: (fileId) => cloudAddress(wx(), fileId),
    scrollPage: (options) =>
      onTop((page) => page.scroller.scrollTo({ top: destination(page, options), behavior: 'instant' }))(),
    createSelectorQuery: (within) => createSelectorQuery(pages, within),
    createIntersectionObserver,
    launchOptions: program.launchOptions,
    enterOptions: program.enterOptions,
    onAppShow: (listener) => void program.onShow.add(listener),
    offAppShow: (listener) => void program.onShow.delete(listener),
    onAppHide: (listener) => void program.onHide.add(listener),
    offAppHide: (listener) => void program.onHide.delete(listener),
    ...sharing(parts),
    report: reports.report,
  }
}
