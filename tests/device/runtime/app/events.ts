import { glassEasel } from 'glass-easel-miniprogram-adapter'

/** A glass-easel node, as an event names its target. */
interface Target {
  readonly id?: unknown
  readonly dataset?: unknown
  readonly _$?: glassEasel.GeneralComponent
  getBackendElement?(): unknown
}

const elementOf = (target: Target): HTMLElement | undefined =>
  (target._$?.getBackendElement() ?? target.getBackendElement?.()) as HTMLElement | undefined

/** A target as the program gets it (视图层/事件系统, target): no more than WeChat sends over. */
function plain(target: Target): object {
  const element = elementOf(target)
  return {
    id: target.id,
    dataset: { ...(target.dataset as object | undefined) },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  }
}

/** From here on every event of the engine carries plain targets. */
export function makeTargetsPlain(): void {
  const { prototype } = glassEasel.Event
  const wrap = prototype.wrapShadowedEvent
  prototype.wrapShadowedEvent = function (target, mark, currentTarget) {
    const event = wrap.call(this, target, mark, currentTarget)
    return Object.assign(event, {
      target: plain(target as unknown as Target) as never,
      currentTarget: plain(currentTarget as unknown as Target) as never,
    })
  }
}

/** The node of the engine that an element of the screen belongs to; null outside the pages. */
export function nodeAt(element: Node | null): glassEasel.Element | null {
  for (let at = element; at; at = at.parentNode) {
    const node = (at as { readonly __wxElement?: glassEasel.Element }).__wxElement
    if (node) return node
  }
  return null
}

/** Fields of a touch event beside `detail`. */
export interface TouchFields {
  readonly touches?: readonly object[]
  readonly changedTouches?: readonly object[]
}

interface Fired {
  readonly type: string
  readonly detail: unknown
  readonly fields?: TouchFields
}

/**
 * Sends an event through the program's elements: capture, then bubbling, across components.
 * @returns whether the program caught it, so that the browser should do nothing of its own.
 */
export function fire(node: glassEasel.Element, { type, detail, fields }: Fired): boolean {
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields: { ...fields },
  })
  glassEasel.Event.dispatchEvent(node, event)
  return event.defaultPrevented()
}
