import type { Instance, Query } from '../device'
import type { Meter } from '../meter'
import type { Engine } from './engine'
import { eventChannel, type EventChannel } from './event-channel'
import type { Call } from './handlers'
import type { OpenPage } from './page-stack'
import { watchPull } from './pull-down'
import { watchScroll } from './scroll'

/** What a page is opened with. */
export interface Opening {
  readonly path: string
  readonly query: Query
  /** Time of the route call (performance.now). */
  readonly at: number
  readonly events?: { readonly [name: string]: (...values: unknown[]) => void }
}

interface Parts {
  readonly engine: Engine
  readonly meter: Meter
  readonly call: Call
  readonly area: HTMLElement
}

let lastId = 0

function makeFrame(path: string, area: HTMLElement) {
  const frame = document.createElement('div')
  const scroller = document.createElement('div')
  frame.className = 'device-frame'
  frame.dataset['path'] = path
  scroller.className = 'device-scroller'
  frame.append(scroller)
  area.append(frame)
  return { frame, scroller }
}

/** What WeChat writes on a page's instance (参考/Page). */
function dress(instance: Instance, { path, query }: Opening, channel: EventChannel): void {
  const fields = {
    route: path,
    __route__: path,
    options: query,
    getOpenerEventChannel: () => channel,
    getPageId: () => `pageId:${lastId}`,
  }
  Object.assign(instance, fields)
}

function makePage(opening: Opening, { engine, call, area }: Parts): OpenPage {
  const { path, query } = opening
  const config = engine.config(path)
  const { frame, scroller } = makeFrame(path, area)
  const root = engine.create(path)
  const instance = root.get() as unknown as Instance
  lastId += 1
  dress(instance, opening, eventChannel(opening.events))
  const bar = {
    title: config.navigationBarTitleText ?? '',
    background: config.navigationBarBackgroundColor ?? '#000000',
    front: config.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff',
  }
  const pull = watchPull({ scroller, isEnabled: config.enablePullDownRefresh === true })
  pull.onPull(() => void call(instance, 'onPullDownRefresh'))
  return { id: lastId, path, query, instance, frame, scroller, root, config, bar, stopPull: pull.stop }
}

/** Makes a page and puts it on the screen; its life is the router's. */
export function openPage(opening: Opening, parts: Parts): OpenPage {
  const page = makePage(opening, parts)
  const { call, meter } = parts
  const placeholder = document.createElement('div')
  page.scroller.append(placeholder)
  page.root.attach(page.scroller as never, placeholder as never)
  meter.follow(page, opening.at)
  watchScroll(page, call)
  return page
}

/**
 * Begins the life of a page, which is on the stack by now: `getCurrentPages` and queries in `onLoad` find it. `onReady`
 * follows the first frame that it is drawn in (逻辑层/页面生命周期).
 */
export function loadPage({ instance, query }: OpenPage, call: Call): void {
  call(instance, 'onLoad', query)
  requestAnimationFrame(() => void call(instance, 'onReady'))
}

/** Ends a page: `onUnload`, then nothing of it is left on the screen. */
export function closePage(page: OpenPage, call: Call): void {
  call(page.instance, 'onUnload')
  page.root.release()
  page.frame.remove()
}
