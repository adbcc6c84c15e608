import type { DeviceHost, Json } from '../device'

/** How an event leaves a component. WeChat's component events do not bubble unless a page says so (事件系统). */
export interface EmitOptions {
  /** Gets what the program's listener returned, such as the text that `bindinput` puts instead. */
  readonly onReturn?: (value: unknown) => void
  /** Fields of the event beside `detail`; a few events of WeChat's bear another `type` than they are bound by. */
  readonly fields?: { readonly [name: string]: string }
}

/** One built-in on a page, as its own code sees it. */
export interface Part {
  readonly host: DeviceHost
  readonly element: HTMLElement
  /** Who it is in WXML: its id and data-*. */
  readonly identity: () => { readonly id: string; readonly dataset: Json }
  /** Path of the page or component whose template holds it; relative addresses start there. */
  readonly path: string
  text(name: string): string
  number(name: string): number
  /** WeChat takes any non-empty string for true, 'false' included. */
  flag(name: string): boolean
  list(name: string): readonly Json[]
  raw(name: string): unknown
  emit(type: string, detail: Json, options?: EmitOptions): void
}

/** What a component answers with once it is on a page. */
export interface Behaviour {
  /** A property has a new value. */
  readonly changed?: (name: string) => void
  readonly detached?: () => void
}

export interface BuiltIn {
  /** Own properties with WeChat's defaults. */
  readonly properties?: { readonly [name: string]: unknown }
  readonly mount?: (part: Part) => Behaviour | undefined
}

/** A form control: named ones are part of what a form submits. */
export interface Control {
  readonly name: () => string
  readonly value: () => Json
  readonly reset: () => void
  /** What a tap on its label does. */
  readonly activate: () => void
}

/** Controls and forms by their elements. */
export const controls = new WeakMap<Element, Control>()
export const forms = new WeakMap<Element, { readonly submit: () => void; readonly reset: () => void }>()

/** DOM event that follows every tap; built-ins act on it after the program's own listeners. */
export const tapped = 'device-tap'

export const isDisabled = (element: Element): boolean => element.hasAttribute('data-disabled')

/** Shows and remembers whether a control answers. */
export function markDisabled(part: Part): void {
  part.element.toggleAttribute('data-disabled', part.flag('disabled'))
}

/** All controls inside an element, in the order of the page. */
export const controlsIn = (element: Element): Control[] =>
  [...element.querySelectorAll('*')].flatMap((inner) => controls.get(inner) ?? [])
