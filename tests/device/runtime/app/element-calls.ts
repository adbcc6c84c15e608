import { movables } from '../components/movable'
import { controls } from '../components/part'
import type { Json } from '../device'

type Act = (element: HTMLElement, args: readonly Json[]) => unknown

/** A value as it is typed. */
const wordOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

/** Writes into a field as a keyboard does. */
const type: Act = (element, [text]) => {
  const field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  if (!field) throw new Error('there is nothing to write in')
  field.value = wordOf(text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const slide: Act = (element, [value]) => {
  const range = element.querySelector('input')
  if (!range) throw new Error('there is nothing to slide')
  range.value = wordOf(value)
  range.dispatchEvent(new Event('change', { bubbles: true }))
}

const swipe: Act = (element, [index]) => {
  element.dispatchEvent(new CustomEvent('device-swipe', { detail: Number(index) }))
}

const move: Act = (element, [x, y]) => movables.get(element)?.drag({ x: Number(x), y: Number(y) })

/** Functions of elements as the automator names them. */
const acts: { readonly [name: string]: Act } = {
  'input.input': type,
  'textarea.input': type,
  'switch.tap': (element) => controls.get(element)?.activate(),
  'slider.slideTo': slide,
  'swiper.swipeTo': swipe,
  'movable-view.moveTo': move,
  'scroll-view.scrollTo': (element, [x, y]) => element.scrollTo(Number(x), Number(y)),
  'scroll-view.scrollTop': (element) => element.scrollTop,
  'scroll-view.scrollLeft': (element) => element.scrollLeft,
  'scroll-view.scrollWidth': (element) => element.scrollWidth,
  'scroll-view.scrollHeight': (element) => element.scrollHeight,
}

export function callElement(element: HTMLElement, name: string, args: readonly Json[]): unknown {
  const act = acts[name]
  if (!act) throw new Error(`the device has no ${name}`)
  return act(element, args)
}
