import { useEffect, useRef, type PointerEvent } from 'react'
import type { MapProps } from './types'
import { moved, placeOf, zoomed, type Pixel, type Size, type View } from './view'

interface Given extends Pick<MapProps, 'onPress' | 'onMark' | 'onMarkMoved'> {
  readonly box: { readonly current: HTMLDivElement | null }
  readonly view: View
  readonly size: Size
  readonly setView: (change: (view: View) => View) => void
}

interface Hand {
  /** Where each finger is. */
  readonly fingers: Map<number, Pixel>
  /** The mark that was taken hold of. */
  mark: number | null
  /** Pixels that the first finger has come. */
  way: number
  /** It was more than one finger, which presses nothing. */
  isMany: boolean
}

/** Pixels that a finger may tremble and still press. */
const trembling = 8
const ofWheel = 1.15

const distance = (one: Pixel, other: Pixel): number => Math.hypot(one.x - other.x, one.y - other.y)
const others = ({ fingers }: Hand, id: number): Pixel[] =>
  [...fingers].filter(([finger]) => finger !== id).map(([, at]) => at)

/** The number of the mark under a finger; null where there is none. */
function markAt({ target }: PointerEvent): number | null {
  const number = (target as Element).closest('[data-mark]')?.getAttribute('data-mark')
  return number === null || number === undefined ? null : Number(number)
}

const freeHand = (): Hand => ({ fingers: new Map(), mark: null, way: 0, isMany: false })

interface Move {
  readonly finger: number
  readonly from: Pixel
  readonly to: Pixel
}

function drag(given: Given, hand: Hand, { finger, from, to }: Move): void {
  const { view, size, setView } = given
  const { mark, way } = hand
  const [other] = others(hand, finger)
  if (other) setView((now) => zoomed(now, distance(to, other) / (distance(from, other) || 1)))
  else if (mark === null) setView((now) => moved(now, { x: to.x - from.x, y: to.y - from.y }))
  else if (way > trembling) given.onMarkMoved?.(mark, placeOf(view, size, to))
}

function press(given: Given, { mark, way, isMany }: Hand, at: Pixel): void {
  if (way > trembling || isMany) return
  if (mark === null) given.onPress(placeOf(given.view, given.size, at))
  else given.onMark?.(mark)
}

/** Drags the map or a mark with one finger, enlarges with two or the wheel, and presses. */
export function useFingers(given: Given) {
  const { box, setView } = given
  const hand = useRef(freeHand())
  useWheel(box, setView)
  const pixelIn = ({ clientX, clientY }: PointerEvent): Pixel => {
    const { left, top } = box.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: clientX - left, y: clientY - top }
  }
  return {
    onPointerDown(event: PointerEvent) {
      const now = hand.current.fingers.size === 0 ? freeHand() : hand.current
      hand.current = now
      if (now.fingers.size === 0) now.mark = markAt(event)
      else now.isMany = true
      now.fingers.set(event.pointerId, pixelIn(event))
      box.current?.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent) {
      const from = hand.current.fingers.get(event.pointerId)
      if (!from) return
      const to = pixelIn(event)
      hand.current.way += distance(from, to)
      drag(given, hand.current, { finger: event.pointerId, from, to })
      hand.current.fingers.set(event.pointerId, to)
    },
    onPointerUp(event: PointerEvent) {
      if (hand.current.fingers.delete(event.pointerId) && hand.current.fingers.size === 0)
        press(given, hand.current, pixelIn(event))
    },
    onPointerCancel(event: PointerEvent) {
      hand.current.fingers.delete(event.pointerId)
    },
  }
}

/** React listens to wheels without a say in whether the page scrolls, so this listens itself. */
function useWheel(box: Given['box'], setView: Given['setView']): void {
  useEffect(() => {
    const element = box.current
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      setView((now) => zoomed(now, event.deltaY < 0 ? ofWheel : 1 / ofWheel))
    }
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [box, setView])
}
