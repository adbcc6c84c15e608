import type { Part } from './part'

/**
 * The pull-down of a scroll-view (组件/视图容器/scroll-view, refresher-*): pulling, then refresh or abort at the end of
 * the touch, and restore once the program has set `refresher-triggered` back.
 */
export function refresher(part: Part): { readonly follow: () => void } {
  const { element, emit, flag, number } = part
  let start: number | null = null
  let pulled = 0
  let isRefreshing = false
  element.addEventListener('touchstart', (event) => {
    const [touch] = event.changedTouches
    start = flag('refresherEnabled') && element.scrollTop <= 0 && touch ? touch.clientY : null
  })
  element.addEventListener('touchmove', (event) => {
    const [touch] = event.changedTouches
    if (start === null || !touch || touch.clientY <= start) return
    pulled = touch.clientY - start
    emit('refresherpulling', { deltaY: pulled, dy: pulled })
  })
  element.addEventListener('touchend', () => {
    if (start === null || pulled === 0) return
    isRefreshing = pulled >= number('refresherThreshold')
    emit(isRefreshing ? 'refresherrefresh' : 'refresherabort', { deltaY: pulled, dy: pulled })
    start = null
    pulled = 0
  })
  return {
    follow() {
      const isTriggered = flag('refresherTriggered')
      if (isTriggered === isRefreshing) return
      isRefreshing = isTriggered
      emit(isTriggered ? 'refresherrefresh' : 'refresherrestore', {})
    },
  }
}
