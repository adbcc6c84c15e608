import type { BuiltIn, Part } from './part'

interface Place {
  /** CSS px from the upper left corner of the area. */
  readonly x: number
  readonly y: number
}

type Source = 'touch' | 'touch-out-of-bounds' | ''

/** What moves, in the hands of the automator. */
interface Movable {
  readonly at: () => Place
  /** As a finger would drag it. */
  readonly drag: (to: Place) => void
}

/** Movable views by their elements. */
export const movables = new WeakMap<Element, Movable>()

const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, Math.min(least, most)), Math.max(least, most))

/** As near to the wanted place as the view fits into its area; a view larger than the area covers it. */
function inside({ element }: Part, { x, y }: Place): Place {
  const area = element.parentElement
  if (!area?.matches('wx-movable-area')) return { x: 0, y: 0 }
  return {
    x: between(x, 0, area.clientWidth - element.offsetWidth),
    y: between(y, 0, area.clientHeight - element.offsetHeight),
  }
}

function mover(part: Part) {
  let place: Place = { x: 0, y: 0 }
  const put = (to: Place, source: Source): void => {
    if (to.x === place.x && to.y === place.y) return
    place = to
    part.element.style.transform = `translate(${to.x}px, ${to.y}px)`
    part.emit('change', { ...to, source })
  }
  return {
    at: () => place,
    /** By the program's `x` and `y`. */
    follow: () => put(inside(part, { x: part.number('x'), y: part.number('y') }), ''),
    drag(to: Place) {
      if (part.flag('disabled')) return
      const direction = part.text('direction')
      const wanted = {
        x: direction === 'all' || direction === 'horizontal' ? to.x : place.x,
        y: direction === 'all' || direction === 'vertical' ? to.y : place.y,
      }
      const held = inside(part, wanted)
      const isOut = held.x !== wanted.x || held.y !== wanted.y
      if (isOut && part.flag('outOfBounds')) put(wanted, 'touch-out-of-bounds')
      else put(held, 'touch')
    },
  }
}

function followFinger({ element }: Part, { at, drag }: Movable): void {
  let grip: Place | null = null
  element.addEventListener('touchstart', ({ changedTouches: [touch] }) => {
    grip = touch ? { x: touch.clientX - at().x, y: touch.clientY - at().y } : null
  })
  element.addEventListener('touchmove', ({ changedTouches: [touch] }) => {
    if (grip && touch) drag({ x: touch.clientX - grip.x, y: touch.clientY - grip.y })
  })
}

/** 组件/视图容器/movable-view: lies in its area at `x`, `y`; inertia, scaling and the way back are not drawn here. */
export const movableView: BuiltIn = {
  properties: {
    direction: 'none',
    inertia: false,
    outOfBounds: false,
    x: 0,
    y: 0,
    damping: 20,
    friction: 2,
    disabled: false,
    scale: false,
    scaleMin: 0.1,
    scaleMax: 10,
    scaleValue: 1,
    animation: true,
  },
  mount: (part) => {
    const movable = mover(part)
    movables.set(part.element, movable)
    followFinger(part, movable)
    // The program is told of it, and the engine takes no second update within the first.
    queueMicrotask(movable.follow)
    return {
      changed(name) {
        if (name === 'x' || name === 'y') movable.follow()
      },
    }
  },
}

/** 组件/视图容器/movable-area. */
export const movableArea: BuiltIn = { properties: { scaleArea: false } }
