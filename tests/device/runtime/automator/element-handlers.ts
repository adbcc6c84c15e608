import type { Device, Json } from '../device'
import type { ElementInfo, ElementOperation } from '../elements'
import { list, names, number, text, type Handlers, type Params } from './message'

interface Touch {
  readonly pageX?: number
  readonly pageY?: number
  readonly clientX?: number
  readonly clientY?: number
}

/** The client of WeChat spells it both ways; a touch that ends is among the changed ones only. */
function touchOf(params: Params): Touch {
  const changed = [
    ...list(params, 'changedTouches'),
    ...list(params, 'changeTouches'),
    ...list(params, 'touches'),
  ]
  return (changed[0] ?? {}) as Touch
}

function touch(type: 'touchstart' | 'touchmove' | 'touchend', params: Params): ElementOperation {
  const { pageX, pageY, clientX, clientY } = touchOf(params)
  return { op: 'touch', type, x: pageX ?? clientX ?? 0, y: pageY ?? clientY ?? 0 }
}

const triggered = (type: string, detail: Json | undefined): ElementOperation => ({
  op: 'trigger',
  type,
  ...(detail !== undefined && { detail }),
})

/** Which properties an element has; the client asks before it reads one. */
async function publicProperties(device: Device, id: string): Promise<{ [name: string]: true }> {
  const data = (await device.elementOp(id, { op: 'data' })) as { readonly [name: string]: unknown }
  return Object.fromEntries([...Object.keys(data), 'value'].map((name) => [name, true]))
}

async function properties(device: Device, params: Params): Promise<unknown> {
  const id = text(params, 'elementId')
  const asked = names(params)
  if (asked.includes('__propPublic')) return { properties: [await publicProperties(device, id)] }
  return { properties: await device.elementOp(id, { op: 'properties', names: asked }) }
}

function find(device: Device, params: Params): ElementInfo[] {
  const [pageId, selector] = [number(params, 'pageId'), text(params, 'selector')]
  return device.find({ pageId, selector, elementId: text(params, 'elementId') })
}

function only(device: Device, params: Params): ElementInfo {
  const [element] = find(device, params)
  if (!element) throw new Error(`no such element: ${text(params, 'selector')}`)
  return element
}

/** Questions and acts that become one operation of the device, with the name that its answer travels under. */
const operations: {
  readonly [method: string]: {
    readonly operation: (params: Params) => ElementOperation
    readonly as?: string
  }
} = {
  'Element.tap': { operation: () => ({ op: 'tap' }) },
  'Element.touchstart': { operation: (params) => touch('touchstart', params) },
  'Element.touchmove': { operation: (params) => touch('touchmove', params) },
  'Element.touchend': { operation: (params) => touch('touchend', params) },
  'Element.dispatchEvent': { operation: (params) => triggered(text(params, 'eventName'), params['detail']) },
  'Element.triggerEvent': { operation: (params) => triggered(text(params, 'type'), params['detail']) },
  'Element.getDOMProperties': {
    operation: (params) => ({ op: 'domProperties', names: names(params) }),
    as: 'properties',
  },
  'Element.getAttributes': {
    operation: (params) => ({ op: 'attributes', names: names(params) }),
    as: 'attributes',
  },
  'Element.getStyles': { operation: (params) => ({ op: 'styles', names: names(params) }), as: 'styles' },
  'Element.getOffset': { operation: () => ({ op: 'offset' }) },
  'Element.getWXML': {
    operation: (params) => ({ op: 'wxml', type: params['type'] === 'outer' ? 'outer' : 'inner' }),
    as: 'wxml',
  },
  'Element.callFunction': {
    operation: (params) => ({ op: 'call', name: text(params, 'functionName'), args: list(params, 'args') }),
    as: 'result',
  },
  'Element.getData': {
    operation: ({ path }) => ({ op: 'data', ...(typeof path === 'string' && { path }) }),
    as: 'data',
  },
  'Element.setData': {
    operation: ({ data }) => ({ op: 'setData', data: data as { readonly [path: string]: Json } }),
  },
  'Element.callMethod': {
    operation: (params) => ({ op: 'method', name: text(params, 'method'), args: list(params, 'args') }),
    as: 'result',
  },
}

/** The domain `Element` of the automator's protocol. */
export function elementHandlers(device: Device): Handlers {
  const operating = Object.entries(operations).map(([method, { operation, as }]) => [
    method,
    async (params: Params) => {
      const answer = await device.elementOp(text(params, 'elementId'), operation(params))
      return as === undefined ? answer : { [as]: answer }
    },
  ])
  return {
    ...(Object.fromEntries(operating) as Handlers),
    'Element.getElement': (params) => only(device, params),
    'Element.getElements': (params) => ({ elements: find(device, params) }),
    'Element.getProperties': (params) => properties(device, params),
    'Element.callContextMethod': () => {
      throw new Error('this device plays no videos')
    },
  }
}
