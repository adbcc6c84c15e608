import { maps } from '../components/map'
import { isDisabled, tapped } from '../components/part'
import { beginTapTurn } from '../wx/tap-turn'
import { fire, nodeAt, type TouchFields } from './events'

/** A tap may wander this far, in CSS px. */
const tapDistance = 10
/** A touch that rests this long is a long press, in ms (视图层/事件系统: longpress after 350 ms). */
const longPressAfter = 350

interface Point {
  readonly identifier: number
  readonly clientX: number
  readonly clientY: number
  readonly pageX: number
  readonly pageY: number
}

/** On a canvas a touch is told by its place on the canvas (视图层/事件系统, CanvasTouch). */
export function plainTouch(touch: Point, target: Element): object {
  const { identifier, clientX, clientY, pageX, pageY } = touch
  const canvas = target.closest('wx-canvas')
  if (!canvas) return { identifier, clientX, clientY, pageX, pageY }
  const { left, top } = canvas.getBoundingClientRect()
  return { identifier, x: clientX - left, y: clientY - top }
}

const detailOf = ({ clientX, clientY }: Point) => ({ x: clientX, y: clientY })

/** Puts a component's `hover-class` on for as long as it is pressed. */
function hover(target: Element, isOn: boolean): void {
  const host = target.closest('wx-view, wx-button')
  const node = nodeAt(host) as unknown as { readonly data?: { readonly hoverClass?: unknown } } | null
  const name = node?.data?.hoverClass
  if (host && typeof name === 'string' && name !== 'none' && name !== '') host.classList.toggle(name, isOn)
}

interface Press {
  readonly target: Element
  readonly point: Point
  readonly timer: ReturnType<typeof setTimeout>
  isLong: boolean
}

function fireAt(target: Element, type: string, point: Point, fields?: TouchFields): boolean {
  const node = nodeAt(target)
  return node ? fire(node, { type, detail: detailOf(point), ...(fields && { fields }) }) : false
}

const pressOnMap = (target: Element) => {
  const map = target.closest('wx-map')
  return map && maps.get(map)
}

/** A tap: the program's listeners first, then what the components do of their own. */
export function tap(target: Element, point: Point): void {
  if (target.closest('wx-button') && isDisabled(target.closest('wx-button') ?? target)) return
  beginTapTurn()
  const press = pressOnMap(target)
  const changedTouches = [plainTouch(point, target)]
  if (press) press(target, point)
  else fireAt(target, 'tap', point, { touches: [], changedTouches })
  target.dispatchEvent(new CustomEvent(tapped, { bubbles: true }))
}

export function longPress(target: Element, point: Point): void {
  const changedTouches = [plainTouch(point, target)]
  fireAt(target, 'longpress', point, { touches: changedTouches, changedTouches })
  fireAt(target, 'longtap', point, { touches: changedTouches, changedTouches })
}

const isFar = (from: Point, to: Point): boolean =>
  Math.hypot(from.clientX - to.clientX, from.clientY - to.clientY) > tapDistance

/** One finger from its start to its end; a second finger meanwhile is no tap. */
function presses() {
  let press: Press | null = null
  const end = (): Press | null => {
    const ended = press
    if (ended) {
      clearTimeout(ended.timer)
      hover(ended.target, false)
    }
    press = null
    return ended
  }
  return {
    start(target: Element, point: Point) {
      end()
      const timer = setTimeout(() => {
        if (!press) return
        press.isLong = true
        longPress(target, point)
      }, longPressAfter)
      press = { target, point, timer, isLong: false }
      hover(target, true)
    },
    move(point: Point) {
      if (press && isFar(press.point, point)) end()
    },
    finish(point: Point) {
      const ended = end()
      if (ended && !ended.isLong) tap(ended.target, point)
    },
    cancel: () => void end(),
  }
}

type Presses = ReturnType<typeof presses>

/** What a touch event means for a press. */
function follow(press: Presses, event: TouchEvent, target: Element): void {
  const [point] = event.changedTouches
  if (!point) return
  if (event.type === 'touchstart' && event.touches.length === 1) press.start(target, point)
  else if (event.type === 'touchmove') press.move(point)
  else if (event.type === 'touchend') press.finish(point)
  else press.cancel()
}

function listenToTouches(screen: HTMLElement, press: Presses): void {
  const handle = (event: TouchEvent): void => {
    const target = event.target as Element
    const [point] = event.changedTouches
    if (!point) return
    const plain = (touches: TouchList) => [...touches].map((touch) => plainTouch(touch, target))
    const fields = { touches: plain(event.touches), changedTouches: plain(event.changedTouches) }
    const isCaught = fireAt(target, event.type, point, fields)
    if (isCaught && event.cancelable && event.type === 'touchmove') event.preventDefault()
    follow(press, event, target)
  }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    screen.addEventListener(type, handle, { passive: false })
  }
}

/** A mouse stands for a finger where there is no touch screen; its events follow a touch, and are then passed over. */
function listenToMouse(screen: HTMLElement, press: Presses): void {
  let hasTouch = false
  const asPoint = ({ clientX, clientY, pageX, pageY }: MouseEvent): Point => ({
    identifier: 0,
    clientX,
    clientY,
    pageX,
    pageY,
  })
  const told = (type: string, event: MouseEvent): void => {
    const target = event.target as Element
    const point = asPoint(event)
    const touch = plainTouch(point, target)
    const touches = type === 'touchend' ? [] : [touch]
    fireAt(target, type, point, { touches, changedTouches: [touch] })
  }
  let isDown = false
  screen.addEventListener('touchstart', () => {
    hasTouch = true
  })
  screen.addEventListener('mousedown', (event) => {
    if (hasTouch) return
    isDown = true
    told('touchstart', event)
    press.start(event.target as Element, asPoint(event))
  })
  screen.addEventListener('mousemove', (event) => {
    if (hasTouch || !isDown) return
    told('touchmove', event)
    press.move(asPoint(event))
  })
  screen.addEventListener('mouseup', (event) => {
    if (hasTouch || !isDown) return
    isDown = false
    told('touchend', event)
    press.finish(asPoint(event))
  })
}

const animations = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

/** Events of CSS animations are those of the elements (视图层/事件系统); they bubble to no one. */
function listenToAnimations(screen: HTMLElement): void {
  for (const type of animations) {
    screen.addEventListener(type, (event) => {
      const node = nodeAt(event.target as Element)
      if (node && (event.target as object) === node.getBackendElement()) {
        fire(node, { type, detail: { elapsedTime: event.elapsedTime } })
      }
    })
  }
}

/** Turns what happens on the screen into WeChat's events (指南/视图层/事件系统). */
export function listenToScreen(screen: HTMLElement): void {
  const press = presses()
  listenToTouches(screen, press)
  listenToMouse(screen, press)
  listenToAnimations(screen)
}
