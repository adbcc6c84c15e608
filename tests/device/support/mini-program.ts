/**
 * As much of miniprogram-automator 0.12.1 as the tests use, with types that say what comes back (its own say `any`).
 * The same calls work on WeChat's developer tools.
 */

/** A value that travels as JSON. */
type Value = unknown

export interface MiniElement {
  readonly tagName: string
  $(selector: string): Promise<MiniElement | null>
  $$(selector: string): Promise<MiniElement[]>
  size(): Promise<{ readonly width: number; readonly height: number }>
  offset(): Promise<{ readonly left: number; readonly top: number }>
  text(): Promise<string>
  attribute(name: string): Promise<string>
  property(name: string): Promise<Value>
  value(): Promise<Value>
  style(name: string): Promise<string>
  wxml(): Promise<string>
  outerWxml(): Promise<string>
  tap(): Promise<void>
  longpress(): Promise<void>
  touchstart(touches: object): Promise<void>
  touchmove(touches: object): Promise<void>
  touchend(touches: object): Promise<void>
  trigger(type: string, detail?: object): Promise<void>
  dispatchEvent(event: { readonly eventName: string; readonly detail?: object }): Promise<void>
}

/** An input, a textarea, a slider, a swiper, a movable-view or a scroll-view: each has a few of these. */
export interface MiniControl extends MiniElement {
  input(text: string): Promise<void>
  slideTo(value: number): Promise<void>
  swipeTo(index: number): Promise<void>
  moveTo(x: number, y: number): Promise<void>
  scrollTo(x: number, y: number): Promise<void>
  scrollWidth(): Promise<number>
  scrollHeight(): Promise<number>
}

export interface MiniComponent extends MiniElement {
  data(path?: string): Promise<Value>
  setData(data: object): Promise<void>
  callMethod(name: string, ...args: Value[]): Promise<Value>
}

export interface MiniPage {
  readonly path: string
  readonly query: { readonly [name: string]: string }
  waitFor(condition: string | (() => Promise<boolean>)): Promise<void>
  $(selector: string): Promise<MiniElement | null>
  $$(selector: string): Promise<MiniElement[]>
  xpath(path: string): Promise<MiniElement | null>
  getElementsByXpath(path: string): Promise<MiniElement[]>
  data(path?: string): Promise<Value>
  setData(data: object): Promise<void>
  callMethod(name: string, ...args: Value[]): Promise<Value>
  size(): Promise<{ readonly width: number; readonly height: number }>
  scrollTop(): Promise<number>
}

/** Answers to dialogs of WeChat itself. */
interface MiniNative {
  confirmModal(): Promise<void>
  cancelModal(): Promise<void>
  authorizeAllow(): Promise<void>
  authorizeCancel(): Promise<void>
  navigateLeft(): Promise<void>
  goHome(): Promise<void>
  switchTab(data: object): Promise<void>
}

type Code = string | ((...args: never[]) => Value)

export interface MiniProgram {
  pageStack(): Promise<MiniPage[]>
  currentPage(): Promise<MiniPage>
  navigateTo(url: string): Promise<MiniPage>
  redirectTo(url: string): Promise<MiniPage>
  navigateBack(): Promise<MiniPage>
  reLaunch(url: string): Promise<MiniPage>
  switchTab(url: string): Promise<MiniPage>
  systemInfo(): Promise<{ readonly [name: string]: Value }>
  callWxMethod(method: string, ...args: Value[]): Promise<Value>
  mockWxMethod(method: string, answer: Value, ...args: Value[]): Promise<void>
  restoreWxMethod(method: string): Promise<void>
  callPluginWxMethod(pluginId: string, method: string, ...args: Value[]): Promise<Value>
  mockPluginWxMethod(pluginId: string, method: string, answer: Value, ...args: Value[]): Promise<void>
  restorePluginWxMethod(pluginId: string, method: string): Promise<void>
  evaluate(code: Code, ...args: Value[]): Promise<Value>
  pageScrollTo(scrollTop: number): Promise<void>
  exposeFunction(name: string, listener: (...args: Value[]) => void): Promise<void>
  screenshot(): Promise<string>
  testAccounts(): Promise<Value[]>
  getTicket(): Promise<{ readonly ticket: string }>
  setTicket(ticket: string): Promise<void>
  refreshTicket(): Promise<void>
  stopAudits(): Promise<Value>
  remote(): Promise<void>
  native(): MiniNative
  on(event: 'console' | 'exception', listener: (told: { readonly [name: string]: Value }) => void): void
  close(): Promise<void>
  disconnect(): void
}
