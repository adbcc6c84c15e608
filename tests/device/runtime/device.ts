/**
 * The seam between the parts of the device: what the program's `wx` may ask of the machine under it (DeviceHost), and
 * what a test or the automator may ask of the whole (Device, at `window.device`).
 */

import type { ElementInfo, ElementOperation, FindOptions } from './elements'

/** A JSON value, as data crosses between WeChat's logic and view layers. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Query of a page, as words. */
export interface Query {
  readonly [name: string]: string
}

/** How the program is entered: WeChat's launch options (指南/场景值; App.onLaunch). */
export interface LaunchOptions {
  /** Path without its leading slash. */
  readonly path: string
  readonly query: Query
  /** Scene value, such as 1001 (recent list), 1007 (share card of one chat), 1047 (mini-program code). */
  readonly scene: number
  readonly shareTicket?: string
}

/** What breaks a rule of WeChat, or of the program itself; any of them fails a run. */
export type ViolationKind =
  | 'page-error'
  | 'unhandled-rejection'
  | 'unknown-wx-key'
  | 'setdata-size'
  | 'setdata-rate'
  | 'node-count'
  | 'node-depth'
  | 'wx-usage'
  | 'warning'

export interface Violation {
  readonly kind: ViolationKind
  readonly message: string
  /** Path of the page on top when it happened; empty before the first. */
  readonly page: string
}

/** What the phone is; fixed from start to stop. */
export interface DeviceSettings {
  /** Base address of the running emulator, without a trailing slash. */
  readonly emulatorUrl: string
  /** Who holds the phone; empty for nobody known. */
  readonly openid: string
  readonly theme: 'light' | 'dark'
  /** `fontSizeScaleFactor` of wx.getAppBaseInfo: 1 is WeChat's normal size. */
  readonly fontScale: number
  readonly launch: LaunchOptions
  /** Insets in CSS px, as of a phone with a notch. */
  readonly safeArea: { readonly top: number; readonly bottom: number }
}

/** What happens outside the program: what the camera sees, what the person answers. A test may change it meanwhile. */
export interface DeviceFixtures {
  /** Addresses of pictures, in the order in which they are chosen; a missing one is a cancelled choice. */
  media: string[]
  /** Pictures of themselves that the person chooses, in order; a missing one is a choice that was left. */
  avatars: { url: string; isRisky?: boolean }[]
  /** What the keyboard offers as the person's nickname in WeChat; empty: none. */
  nickname: string
  /** Words with which a nickname does not pass WeChat's check. */
  riskyWords: string[]
  /** Files of chats, in the order in which they are chosen; a missing one is a cancelled choice. */
  messageFiles: { name: string; url: string }[]
  /** What the scanner sees, in order; `path` for a mini-program code. */
  scans: { result: string; scanType: string; path?: string }[]
  network: 'wifi' | '4g' | 'none'
  /** Answer to the subscribe dialog, for all templates or by template id. */
  subscribe: 'ask' | 'accept' | 'reject' | { [templateId: string]: 'accept' | 'reject' | 'ban' | 'filter' }
  /** Answer to WeChat's own privacy dialog. `ask` draws a dialog, here as above, and waits for a tap. */
  privacy: 'ask' | 'agree' | 'disagree'
  /** Answer to the system's dialogs for a permission, such as scope.writePhotosAlbum. */
  permission: 'ask' | 'agree' | 'disagree'
  /** Events that buttons with an open type answer with, by open type: detail of the event. */
  openTypes: { [openType: string]: Json }
}

/** A page's or component's instance as the program sees it. */
export interface Instance {
  readonly is: string
  readonly data: { readonly [name: string]: unknown }
  setData(data: { readonly [path: string]: unknown }, done?: () => void): void
  readonly [member: string]: unknown
}

export interface DevicePage {
  readonly id: number
  /** Path without its leading slash. */
  readonly path: string
  readonly query: Query
  readonly instance: Instance
  /** The page's own window below the navigation bar; fixed elements are fixed in it. */
  readonly frame: HTMLElement
  /** What scrolls inside the frame. */
  readonly scroller: HTMLElement
}

export interface PageStack {
  /** Bottom first. */
  all(): readonly DevicePage[]
  current(): DevicePage | undefined
  byId(id: number): DevicePage | undefined
}

export interface RouteOptions {
  readonly url: string
  /** Listeners of the event channel to the opened page; of navigateTo alone. */
  readonly events?: { readonly [name: string]: (...values: unknown[]) => void }
}

/** WeChat's five moves. Each settles when the new page has been shown; a refusal rejects with `{ errMsg }`. */
export interface Router {
  navigateTo(options: RouteOptions): Promise<void>
  redirectTo(options: RouteOptions): Promise<void>
  reLaunch(options: RouteOptions): Promise<void>
  switchTab(options: RouteOptions): Promise<void>
  navigateBack(options: { readonly delta?: number }): Promise<void>
}

/** The bar above the page on top. */
export interface NavigationBar {
  setTitle(title: string): void
  setColor(colors: { readonly frontColor?: string; readonly backgroundColor?: string }): void
  setLoading(isLoading: boolean): void
  hideHomeButton(): void
}

export interface TabBar {
  setVisible(isVisible: boolean): void
  /** An empty text removes the badge. */
  setBadge(index: number, text: string): void
  setRedDot(index: number, isShown: boolean): void
  setItem(index: number, item: { readonly text?: string }): void
}

export interface PullDown {
  /** As if the person had pulled; calls onPullDownRefresh. */
  start(): void
  stop(): void
}

/** What the program gives when it is asked to share (Page.onShareAppMessage). */
export interface ShareMessage {
  readonly title: string
  readonly path: string
  readonly imageUrl: string
}

/** WeChat's own ways to picture and nickname, that no function of `wx` leads to. */
export interface Profile {
  /** The detail of the button's event; null: none comes. */
  chooseAvatar(): Promise<Json | null>
  /** Whether a field for nicknames is one, by the person's consent. */
  hasNicknameKeyboard(): boolean
}

/** Everything below the program's `wx`. */
export interface DeviceHost {
  readonly settings: DeviceSettings
  readonly fixtures: DeviceFixtures
  /** Lies over the whole screen; dialogs, toasts and sheets are drawn in it. Children take taps, it takes none. */
  readonly overlay: HTMLElement
  readonly pages: PageStack
  readonly router: Router
  readonly navigationBar: NavigationBar
  readonly tabBar: TabBar
  readonly pullDown: PullDown
  /** `darkmode` of app.json: without it WeChat tells the program no theme. */
  readonly darkmode: boolean
  /** App ids of the plugins that app.json names; what they do themselves does not run here. */
  readonly plugins: readonly string[]
  /** Temporary and saved files: path as the program knows it, to an address that an element can show. */
  readonly files: Map<string, string>
  /** Filled in by `createWx`. */
  readonly profile: Profile
  /** An address of a cloud file (`cloud://`) for an element to show; by wx.cloud.getTempFileURL. */
  cloudAddress(fileId: string): Promise<string>
  /**
   * The page on top gives its card, to a button that was tapped or to the menu.
   * @throws Error when the page is not to be forwarded, or its card leads nowhere.
   */
  share(button?: { readonly id: string; readonly dataset: Json }): Promise<ShareMessage>
  /** 转发 in the menu of the page on top. */
  setShareMenu(isVisible: boolean): void
  /** Cards that were sent, by button or menu; the latest last. */
  readonly shared: ShareMessage[]
  /** Scrolls the page on top, at once: to a place in px, or to an element. */
  scrollPage(options: { readonly scrollTop?: number; readonly selector?: string }): void
  createSelectorQuery(within?: Instance): unknown
  createIntersectionObserver(within: Instance, options?: { readonly thresholds?: readonly number[] }): unknown
  launchOptions(): LaunchOptions
  /** Of the latest time that the program came to the front. */
  enterOptions(): LaunchOptions
  onAppShow(listener: (options: LaunchOptions) => void): void
  offAppShow(listener: (options: LaunchOptions) => void): void
  onAppHide(listener: () => void): void
  offAppHide(listener: () => void): void
  report(kind: ViolationKind, message: string): void
}

/** `wx` as far as the device itself uses it; the program may read more. */
export interface Wx {
  readonly cloud?: {
    getTempFileURL(options: {
      fileList: string[]
    }): Promise<{ fileList: { fileID: string; tempFileURL: string }[] }>
  }
  readonly [name: string]: unknown
}

/** What a `wx` call did to the world outside the program: a call, a copy, a picture in the album, a vibration. */
export interface Effect {
  /** Name of the wx method. */
  readonly method: string
  readonly detail: Json
}

/** One `wx`, and what a test puts in place of its methods. */
export interface WxHandle {
  readonly wx: Wx
  /** Puts a method of wx in place of the real one, which it finds as `this.origin`. */
  mock(method: string, replacement: (...args: never[]) => unknown): void
  restore(method: string): void
}

/** What happens to the phone while the program runs; `createWx` gives it beside `wx`. */
export interface WxControls {
  /** The network comes, goes or changes; listeners of wx.onNetworkStatusChange are told. */
  setNetwork(network: DeviceFixtures['network']): void
  /** The phone turns dark or light; listeners of wx.onThemeChange are told. */
  setTheme(theme: DeviceSettings['theme']): void
  /**
   * The program's `wx`, or the one that a plugin has for itself.
   * @throws Error when app.json names no such plugin.
   */
  handle(pluginId?: string): WxHandle
  effects(): readonly Effect[]
}

/** Figures of one opened page. Times in ms, sizes in bytes of JSON. */
export interface PageMeter {
  readonly path: string
  readonly setDataCalls: number
  readonly setDataBytes: number
  readonly largestSetData: number
  /** Most setData calls within any one second. */
  readonly busiestSecond: number
  /** Most elements and deepest nesting that the page had. */
  readonly nodes: number
  readonly depth: number
  /** From the route call to the first text on the page; null while there is none. */
  readonly firstContent: number | null
}

export interface PageInfo {
  readonly pageId: number
  readonly path: string
  readonly query: Query
}

/** `window.device`: what tests and the automator hold the device by. */
export interface Device {
  readonly host: DeviceHost
  readonly wx: Wx
  readonly controls: WxControls
  /** Settles when the first page has been shown. */
  readonly ready: Promise<void>
  /** What the program's `getApp()` answers. */
  app(): { readonly [name: string]: unknown } | undefined
  pageStack(): PageInfo[]
  find(options: FindOptions): ElementInfo[]
  elementOp(elementId: string, operation: ElementOperation): Promise<unknown>
  pageData(pageId: number, path?: string): unknown
  setPageData(pageId: number, data: { readonly [path: string]: Json }): void
  callMethod(pageId: number, method: string, args: readonly Json[]): Promise<unknown>
  /** 转发 in the menu of WeChat; refuses as DeviceHost.share does. */
  share(): Promise<ShareMessage>
  /** Sends the program to the background. */
  hide(): void
  /** Brings it back as it was; or, entered by a code or a card, anew at the page that these options name. */
  show(options?: LaunchOptions): Promise<void>
  /** Closes the program for good, as its cross at the upper right and a full swipe away do. */
  exit(): void
  violations(): readonly Violation[]
  meters(): readonly PageMeter[]
}
