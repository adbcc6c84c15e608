import type { Device, Json } from '../device'
import type { ElementInfo } from '../elements'
import { list, names, number, text, type Handlers, type Params } from './message'
import { findByXpath } from './xpath'

const first = (found: readonly ElementInfo[], params: Params): ElementInfo => {
  const [element] = found
  if (!element) throw new Error(`no such element: ${text(params, 'selector')}`)
  return element
}

/** A name in the window of WeChat's view layer, read where this device keeps it: on what scrolls in the page. */
function windowProperty(device: Device, pageId: number, name: string): unknown {
  const page = device.host.pages.byId(pageId)
  if (!page) throw new Error(`page ${pageId} is not open`)
  const [, place, property = ''] = /^document\.(documentElement|body)\.(\w+)$/.exec(name) ?? []
  // Of the two places that Chromium knows, one always answers 0.
  if (place === 'body' && property === 'scrollTop') return 0
  if (place !== undefined) return Reflect.get(page.scroller, property) as unknown
  if (name === 'innerWidth') return page.frame.clientWidth
  if (name === 'innerHeight') return page.frame.clientHeight
  throw new Error(`the device knows no window property ${name}`)
}

const find = (device: Device, params: Params): ElementInfo[] =>
  device.find({ pageId: number(params, 'pageId'), selector: text(params, 'selector') })

const findXpath = (device: Device, params: Params): ElementInfo[] =>
  findByXpath(device, number(params, 'pageId'), text(params, 'selector'))

/** The domain `Page` of the automator's protocol. */
export function pageHandlers(device: Device): Handlers {
  const page = (params: Params) => number(params, 'pageId')
  return {
    'Page.getElement': (params) => first(find(device, params), params),
    'Page.getElements': (params) => ({ elements: find(device, params) }),
    'Page.getElementByXpath': (params) => first(findXpath(device, params), params),
    'Page.getElementsByXpath': (params) => ({ elements: findXpath(device, params) }),
    'Page.getData': (params) => ({
      data: device.pageData(page(params), params['path'] as string | undefined),
    }),
    'Page.setData': (params) => device.setPageData(page(params), params['data'] as { [path: string]: Json }),
    'Page.callMethod': async (params) => ({
      result: await device.callMethod(page(params), text(params, 'method'), list(params, 'args')),
    }),
    'Page.getWindowProperties': (params) => ({
      properties: names(params).map((name) => windowProperty(device, page(params), name)),
    }),
  }
}
