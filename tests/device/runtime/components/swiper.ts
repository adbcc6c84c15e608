import type { BuiltIn, Part } from './part'

const itemsOf = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(':scope wx-swiper-item'),
]

function place({ element, flag }: Part, current: number): void {
  const axis = flag('vertical') ? 'Y' : 'X'
  itemsOf(element).forEach((item, index) => {
    item.style.transform = `translate${axis}(${(index - current) * 100}%)`
    item.toggleAttribute('data-current', index === current)
  })
}

/** Where a step leads: around in a circle, or no further than the ends. */
function stepped({ element, flag }: Part, index: number): number {
  const count = itemsOf(element).length
  if (count === 0) return 0
  return flag('circular') ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)
}

type Source = 'autoplay' | 'touch' | ''

function mover(part: Part): {
  readonly to: (index: number, source: Source) => void
  readonly at: () => number
} {
  let current = part.number('current')
  return {
    at: () => current,
    to(index, source) {
      const next = stepped(part, index)
      const hasMoved = next !== current
      current = next
      place(part, current)
      if (!hasMoved) return
      const detail = { current, currentItemId: '', source }
      part.emit('change', detail)
      part.emit('animationfinish', detail)
    },
  }
}

/** A quarter of the view is far enough for a swipe. */
const enough = 0.25

function followFinger(part: Part, step: (by: 1 | -1) => void): void {
  let start: { readonly x: number; readonly y: number } | null = null
  part.element.addEventListener('touchstart', ({ changedTouches: [touch] }) => {
    start = touch ? { x: touch.clientX, y: touch.clientY } : null
  })
  part.element.addEventListener('touchend', ({ changedTouches: [touch] }) => {
    if (!start || !touch) return
    const isVertical = part.flag('vertical')
    const way = isVertical ? touch.clientY - start.y : touch.clientX - start.x
    const size = isVertical ? part.element.clientHeight : part.element.clientWidth
    if (Math.abs(way) > size * enough) step(way < 0 ? 1 : -1)
  })
}

/** 组件/视图容器/swiper: `change` tells the new index and who moved it. */
export const swiper: BuiltIn = {
  properties: {
    current: 0,
    circular: false,
    vertical: false,
    autoplay: false,
    interval: 5000,
    indicatorDots: false,
  },
  mount: (part) => {
    const move = mover(part)
    followFinger(part, (by) => move.to(move.at() + by, 'touch'))
    part.element.addEventListener('device-swipe', (event) =>
      move.to((event as CustomEvent<number>).detail, 'touch'),
    )
    const timer = setInterval(() => {
      if (part.flag('autoplay')) move.to(move.at() + 1, 'autoplay')
    }, part.number('interval'))
    place(part, move.at())
    return {
      changed(name) {
        if (name === 'current') move.to(part.number('current'), '')
      },
      detached: () => clearInterval(timer),
    }
  },
}

/** 组件/视图容器/swiper-item: its swiper puts it in its place. */
export const swiperItem: BuiltIn = {
  properties: { itemId: '' },
  mount: ({ element }) => {
    const items = element.parentElement ? itemsOf(element.parentElement) : []
    element.style.transform = `translateX(${items.indexOf(element) * 100}%)`
    return undefined
  },
}
