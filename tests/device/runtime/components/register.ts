import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { DeviceHost, Json } from '../device'
import { builtIns } from './built-ins'
import type { Behaviour, BuiltIn, EmitOptions, Part } from './part'

/** Attributes that every component takes (视图层/基础组件, 公共属性; 无障碍访问). */
const common = {
  hidden: false,
  animation: null,
  ariaRole: '',
  ariaLabel: '',
  ariaHidden: '',
  ariaChecked: '',
  ariaDisabled: '',
  ariaLive: '',
  ariaModal: '',
}

const ariaNames: { readonly [property: string]: string } = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaLive: 'aria-live',
  ariaModal: 'aria-modal',
}

type Node = glassEasel.GeneralComponent

const isWord = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const asText = (value: unknown): string => (isWord(value) ? String(value) : '')

/** Says to browser and screen readers what the common attributes say. */
function showCommon(element: HTMLElement, name: string, value: unknown): void {
  if (name === 'hidden') element.hidden = Boolean(value)
  const attribute = ariaNames[name]
  if (!attribute) return
  if (asText(value) === '') element.removeAttribute(attribute)
  else element.setAttribute(attribute, asText(value))
}

const elementOf = (node: Node): HTMLElement | null =>
  node.getBackendElement() as unknown as HTMLElement | null

/** The element of a component that is on a page. */
function attachedElementOf(node: Node): HTMLElement {
  const element = elementOf(node)
  if (!element) throw new Error('the component is not on a page')
  return element
}

/** Path of the component whose template holds this node. */
const pathOf = (node: Node): string => node.ownerShadowRoot?.getHostNode().is ?? ''

function partOf(node: Node, host: DeviceHost): Part {
  const read = (name: string): unknown => node.data[name]
  return {
    host,
    element: attachedElementOf(node),
    identity: () => ({ id: node.id, dataset: { ...node.dataset } as Json }),
    path: pathOf(node),
    raw: read,
    text: (name) => asText(read(name)),
    number: (name) => Number(read(name)) || 0,
    flag: (name) => Boolean(read(name)),
    list: (name) => (Array.isArray(read(name)) ? (read(name) as Json[]) : []),
    emit: (type: string, detail: Json, { onReturn, fields }: EmitOptions = {}) => {
      const listened = onReturn ? { handleListenerReturn: (value: unknown) => onReturn(value) } : {}
      const extra = fields ? { extraFields: { ...fields } } : {}
      node.triggerEvent(type, detail, { bubbles: false, composed: false, ...listened, ...extra })
    },
  }
}

/** Defines one component in glass-easel: its code is told of new values from the time it is on a page. */
function define(
  space: glassEasel.ComponentSpace,
  host: DeviceHost,
  [name, builtIn]: [string, BuiltIn],
): void {
  const mounted = new WeakMap<Node, Behaviour>()
  const defaults: { readonly [name: string]: unknown } = { ...common, ...builtIn.properties }
  const tell = (node: Node, property: string, value: unknown): void => {
    const element = elementOf(node)
    // What a program still writes to a page that has been closed is drawn nowhere.
    if (!element) return
    showCommon(element, property, value)
    // A component may tell the program of what it does now; the engine takes no second update within the first.
    queueMicrotask(() => mounted.get(node)?.changed?.(property))
  }
  const observers = Object.keys(defaults).map((property) => ({
    fields: property,
    observer(this: Node, value: unknown) {
      tell(this, property, value)
    },
  }))
  const properties = Object.fromEntries(
    Object.entries(defaults).map(([property, value]) => [property, { type: null, value }]),
  )
  const definition = space.defineComponent({
    is: `wx-${name}`,
    properties,
    observers,
    lifetimes: {
      attached(this: Node) {
        if (builtIn.mount) mounted.set(this, builtIn.mount(partOf(this, host)) ?? {})
      },
      detached(this: Node) {
        mounted.get(this)?.detached?.()
        mounted.delete(this)
      },
    },
  })
  space.setGlobalUsingComponent(`wx-${name}`, definition.general())
}

/** Makes WeChat's components known to every template of the program. */
export function registerBuiltIns(space: glassEasel.ComponentSpace, host: DeviceHost): void {
  for (const entry of Object.entries(builtIns)) define(space, host, entry)
}
