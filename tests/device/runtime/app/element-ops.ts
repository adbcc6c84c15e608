import { movables } from '../components/movable'
import type { Instance, Json } from '../device'
import type { ElementOperation } from '../elements'
import { callElement } from './element-calls'
import { fire, nodeAt } from './events'
import { longPress, plainTouch, tap } from './gestures'
import { valueAt } from './value-at'
import { wxmlOf } from './wxml'

/** The middle of an element, where a finger would touch it. */
function middleOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [clientX, clientY] = [left + width / 2, top + height / 2]
  return { identifier: 0, clientX, clientY, pageX: clientX, pageY: clientY }
}

function nodeOf(element: Element) {
  const node = nodeAt(element)
  if (!node) throw new Error('the element is not on a page')
  return node
}

/** Data and methods of a custom component, or the properties of a built-in. */
function instanceOf(element: Element): Instance {
  const node = nodeOf(element) as unknown as { getMethodCaller?: () => Instance }
  if (!node.getMethodCaller) throw new Error('the element is no component')
  return node.getMethodCaller()
}

const asCamel = (name: string): string =>
  name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())

function touchAt(element: HTMLElement, { type, x, y }: ElementOperation & { op: 'touch' }): void {
  const touch = plainTouch({ identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y }, element)
  const touches = type === 'touchend' ? [] : [touch]
  fire(nodeOf(element), { type, detail: { x, y }, fields: { touches, changedTouches: [touch] } })
}

type Handlers = {
  readonly [name in ElementOperation['op']]: (
    element: HTMLElement,
    operation: Extract<ElementOperation, { readonly op: name }>,
  ) => unknown
}

const attribute = (element: HTMLElement, name: string): unknown => {
  if (name === 'class') return element.className
  if (name === 'id') return nodeOf(element).id
  return element.getAttribute(name) ?? instanceOf(element).data[asCamel(name)] ?? null
}

/** What the official client asks a movable-view for when a test asks for `x` and `y`. */
const places: { readonly [name: string]: 'x' | 'y' } = { _translateX: 'x', _translateY: 'y' }

function property(element: HTMLElement, name: string): unknown {
  const field = element.querySelector<HTMLInputElement>('input, textarea')
  if (name === 'value' && field) return field.value
  const axis = places[name]
  return axis ? movables.get(element)?.at()[axis] : instanceOf(element).data[asCamel(name)]
}

const handlers: Handlers = {
  tap: (element) => tap(element, middleOf(element)),
  longpress: (element) => longPress(element, middleOf(element)),
  touch: touchAt,
  trigger: (element, { type, detail = {} }) =>
    nodeOf(element).triggerEvent(type, detail, { bubbles: false, composed: false }),
  domProperties: (element, { names }) => names.map((name) => Reflect.get(element, name) as unknown),
  properties: (element, { names }) => names.map((name) => property(element, name)),
  attributes: (element, { names }) => names.map((name) => attribute(element, name)),
  styles: (element, { names }) => names.map((name) => getComputedStyle(element).getPropertyValue(name)),
  offset: (element) => {
    const { left, top } = element.getBoundingClientRect()
    return { left, top }
  },
  wxml: (element, { type }) => wxmlOf(element, type),
  call: (element, { name, args }) => callElement(element, name, args),
  data: (element, { path }) => valueAt(instanceOf(element).data, path),
  setData: (element, { data }) => instanceOf(element).setData(data),
  method: (element, { name, args }) => callMethod(instanceOf(element), name, args),
}

/** Calls a function of a page or component by name; throws when it has none. */
export function callMethod(instance: Instance, name: string, args: readonly Json[]): unknown {
  const method = instance[name]
  if (typeof method !== 'function') throw new Error(`${instance.is} has no method ${name}`)
  return (method as (...args: readonly Json[]) => unknown).apply(instance, [...args])
}

/** One question to or act on an element, as the automator puts it. */
export async function operate(element: HTMLElement, operation: ElementOperation): Promise<unknown> {
  const handler = handlers[operation.op] as (element: HTMLElement, operation: ElementOperation) => unknown
  return handler(element, operation)
}
