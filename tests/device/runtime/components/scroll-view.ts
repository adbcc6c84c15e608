import type { BuiltIn, Part } from './part'
import { refresher } from './refresher'

/** Moves only where the program names a place; a property that repeats what it said moves nothing. */
function move(part: Part, name: string): void {
  const { element } = part
  const behavior = part.flag('scrollWithAnimation') ? 'smooth' : 'instant'
  if (name === 'scrollTop') element.scrollTo({ top: part.number('scrollTop'), behavior })
  if (name === 'scrollLeft') element.scrollTo({ left: part.number('scrollLeft'), behavior })
  if (name === 'scrollIntoView') showInside(part, behavior)
}

function showInside(part: Part, behavior: ScrollBehavior): void {
  const { element } = part
  const id = part.text('scrollIntoView')
  const target = id === '' ? null : element.querySelector(`[id$="--${CSS.escape(id)}"]`)
  if (!target) return
  const [from, to] = [element.getBoundingClientRect(), target.getBoundingClientRect()]
  element.scrollTo({
    top: element.scrollTop + to.top - from.top,
    left: element.scrollLeft + to.left - from.left,
    behavior,
  })
}

interface Edges {
  readonly upper: boolean
  readonly lower: boolean
}

/** Whether the view is within the thresholds of its ends. */
function edgesOf({ element, number, flag }: Part): Edges {
  const isAcross = flag('scrollX') && !flag('scrollY')
  const [at, size, whole] = isAcross
    ? [element.scrollLeft, element.clientWidth, element.scrollWidth]
    : [element.scrollTop, element.clientHeight, element.scrollHeight]
  return { upper: at <= number('upperThreshold'), lower: whole - at - size <= number('lowerThreshold') }
}

/** `scroll` always; `scrolltoupper` and `scrolltolower` once on coming near an end. */
function watch(part: Part): void {
  const { element, emit, flag } = part
  let before = { top: 0, left: 0, edges: { upper: true, lower: edgesOf(part).lower } }
  element.addEventListener('scroll', () => {
    const { scrollTop: top, scrollLeft: left, scrollHeight, scrollWidth } = element
    const [deltaX, deltaY] = [before.left - left, before.top - top]
    const edges = edgesOf(part)
    const isAcross = flag('scrollX') && !flag('scrollY')
    emit('scroll', { scrollTop: top, scrollLeft: left, scrollHeight, scrollWidth, deltaX, deltaY })
    if (edges.upper && !before.edges.upper) emit('scrolltoupper', { direction: isAcross ? 'left' : 'top' })
    if (edges.lower && !before.edges.lower)
      emit('scrolltolower', { direction: isAcross ? 'right' : 'bottom' })
    before = { top, left, edges }
  })
}

function showAxes({ element, flag }: Part): void {
  element.style.overflowX = flag('scrollX') ? 'auto' : 'hidden'
  element.style.overflowY = flag('scrollY') ? 'auto' : 'hidden'
}

/** 组件/视图容器/scroll-view. */
export const scrollView: BuiltIn = {
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: 0,
    scrollLeft: 0,
    scrollIntoView: '',
    scrollWithAnimation: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherTriggered: false,
  },
  mount: (part) => {
    showAxes(part)
    watch(part)
    const pull = refresher(part)
    for (const name of ['scrollTop', 'scrollLeft', 'scrollIntoView']) move(part, name)
    return {
      changed(name) {
        showAxes(part)
        move(part, name)
        if (name === 'refresherTriggered') pull.follow()
      },
    }
  },
}
