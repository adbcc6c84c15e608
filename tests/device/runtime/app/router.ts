import type { Router } from '../device'
import type { Engine } from './engine'
import type { Call } from './handlers'
import { closePage, loadPage, type Opening } from './open-page'
import type { OpenPage, Pages } from './page-stack'
import { parseUrl, type Address } from './url'

/** At most this many pages lie on each other (API/路由/wx.navigateTo). */
const mostPages = 10

interface Parts {
  readonly pages: Pages
  readonly engine: () => Engine
  readonly call: Call
  readonly isTab: (path: string) => boolean
  readonly open: (opening: Opening) => OpenPage
  /** Draws what is on top now. */
  readonly settle: () => void
}

/** A move that is refused, as WeChat words it: `navigateTo:fail …`. */
class Refusal extends Error {
  readonly errMsg: string

  constructor(name: string, reason: string) {
    super(`${name}:fail ${reason}`)
    this.errMsg = this.message
  }
}

/** What every move is made of. */
function steps({ pages, call, open }: Parts) {
  const tellTop = (name: string): void => {
    const top = pages.current()
    if (top) call(top.instance, name)
  }
  return {
    hideTop: () => tellTop('onHide'),
    showTop: () => tellTop('onShow'),
    closeTop(): void {
      const top = pages.pop()
      if (top) closePage(top, call)
    },
    put(opening: Opening): void {
      const page = open(opening)
      pages.push(page)
      loadPage(page, call)
      tellTop('onShow')
    },
  }
}

type Steps = ReturnType<typeof steps>

/** Leaves the one page that is on the stack: a tab waits, any other page ends. */
function leaveLast({ pages, isTab }: Parts, { hideTop, closeTop }: Steps, wasVisible: boolean): void {
  const last = pages.current()
  if (!last) return
  if (!isTab(last.path)) {
    closeTop()
    return
  }
  if (wasVisible) hideTop()
  pages.pop()
  pages.waiting.set(last.path, last)
}

/** A tab that has been open before comes back as it was. */
function enterTab({ pages }: Parts, { put, showTop }: Steps, opening: Opening): void {
  const waiting = pages.waiting.get(opening.path)
  pages.waiting.delete(opening.path)
  if (waiting) {
    pages.push(waiting)
    showTop()
  } else put(opening)
}

function switchTab(parts: Parts, step: Steps, opening: Opening): void {
  const { pages } = parts
  const wasAlone = pages.all().length === 1
  while (pages.all().length > 1) step.closeTop()
  if (pages.current()?.path === opening.path) {
    if (!wasAlone) step.showTop()
    return
  }
  leaveLast(parts, step, wasAlone)
  enterTab(parts, step, opening)
}

/** How each move ends or goes on with the pages there are; from 逻辑层/页面路由, 路由类型. */
function moves(parts: Parts) {
  const { pages, call } = parts
  const step = steps(parts)
  return {
    navigateTo(opening: Opening) {
      step.hideTop()
      step.put(opening)
    },
    redirectTo(opening: Opening) {
      step.closeTop()
      step.put(opening)
    },
    reLaunch(opening: Opening) {
      while (pages.current()) step.closeTop()
      for (const page of pages.waiting.values()) closePage(page, call)
      pages.waiting.clear()
      step.put(opening)
    },
    switchTab: (opening: Opening) => switchTab(parts, step, opening),
    navigateBack(delta: number) {
      const count = Math.min(Math.max(delta, 1), pages.all().length - 1)
      for (let closed = 0; closed < count; closed += 1) step.closeTop()
      step.showTop()
    },
  }
}

type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

/** Why a move is refused, or null. */
function refusalOf(name: Move, { path }: Address, { pages, engine, isTab }: Parts): string | null {
  if (!engine().has(path)) return `page "${path}" is not found`
  if (name === 'switchTab' && !isTab(path)) return 'can not switch to no-tabBar page'
  if ((name === 'navigateTo' || name === 'redirectTo') && isTab(path)) return `can not ${name} a tabbar page`
  if (name === 'navigateTo' && pages.all().length >= mostPages) return `webview count limit exceed`
  return null
}

/** One route after another: a move that is asked for meanwhile waits (逻辑层/页面路由, 路由的时机). */
function queue() {
  let last: Promise<unknown> = Promise.resolve()
  return (task: () => Promise<void>): Promise<void> => {
    const next = last.then(task)
    last = next.catch(() => undefined)
    return next
  }
}

type Events = Opening['events']

export function createRouter(parts: Parts): Router {
  const { pages, engine, settle } = parts
  const inTurn = queue()
  const all = moves(parts)
  const go = (name: Move, url: string, events: Events): Promise<void> =>
    inTurn(async () => {
      const at = performance.now()
      const address = parseUrl(url, pages.current()?.path ?? '')
      const reason = refusalOf(name, address, parts)
      if (reason !== null) throw new Refusal(name, reason)
      await engine().prepare(address.path)
      // A tab takes no query (API/路由/wx.switchTab).
      const query = name === 'switchTab' ? {} : address.query
      all[name]({ path: address.path, query, at, ...(events && { events }) })
      settle()
    })
  const goBack = (delta: number): Promise<void> =>
    inTurn(async () => {
      if (pages.all().length < 2) throw new Refusal('navigateBack', 'cannot navigate back at first page.')
      all.navigateBack(delta)
      settle()
    })
  return {
    navigateTo: ({ url, events }) => go('navigateTo', url, events),
    redirectTo: ({ url }) => go('redirectTo', url, undefined),
    reLaunch: ({ url }) => go('reLaunch', url, undefined),
    switchTab: ({ url }) => go('switchTab', url, undefined),
    navigateBack: ({ delta = 1 }) => goBack(delta),
  }
}
