import type { Json } from './device'

/** An element of a page as the automator names it. */
export interface ElementInfo {
  readonly elementId: string
  /** As in WXML: `view`, not `wx-view`. */
  readonly tagName: string
  /** Set for a custom component: its id for data and method calls. */
  readonly nodeId?: string
}

export interface FindOptions {
  readonly pageId: number
  /** `view`, `.class`, `#id`, attribute selectors, and combinations of them. */
  readonly selector: string
  /** Look inside this element only. */
  readonly elementId?: string
}

/** One question to or act on an element. */
export type ElementOperation =
  | { readonly op: 'tap' }
  | { readonly op: 'longpress' }
  | {
      readonly op: 'touch'
      readonly type: 'touchstart' | 'touchmove' | 'touchend'
      readonly x: number
      readonly y: number
    }
  | { readonly op: 'trigger'; readonly type: string; readonly detail?: Json }
  | { readonly op: 'domProperties'; readonly names: readonly string[] }
  | { readonly op: 'properties'; readonly names: readonly string[] }
  | { readonly op: 'attributes'; readonly names: readonly string[] }
  | { readonly op: 'styles'; readonly names: readonly string[] }
  | { readonly op: 'offset' }
  | { readonly op: 'wxml'; readonly type: 'inner' | 'outer' }
  /** Such as `input.input`, `switch.tap`, `scroll-view.scrollTo`, `swiper.swipeTo`, `slider.slideTo`. */
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Json[] }
  | { readonly op: 'data'; readonly path?: string }
  | { readonly op: 'setData'; readonly data: { readonly [path: string]: Json } }
  | { readonly op: 'method'; readonly name: string; readonly args: readonly Json[] }
