import type { Call } from './handlers'
import type { OpenPage } from './page-stack'

/** WeChat's own distance from the bottom, in px (框架/页面配置, onReachBottomDistance). */
const usualDistance = 50

/** Tells a page how far it is scrolled, and once each time that its end comes near (参考/Page). */
export function watchScroll({ scroller, instance, config }: OpenPage, call: Call): void {
  const distance = config.onReachBottomDistance ?? usualDistance
  const isNearEnd = (): boolean =>
    scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= distance
  let wasNearEnd = false
  if (config.disableScroll) scroller.style.overflowY = 'hidden'
  scroller.addEventListener('scroll', () => {
    call(instance, 'onPageScroll', { scrollTop: scroller.scrollTop })
    const isNear = isNearEnd()
    if (isNear && !wasNearEnd) call(instance, 'onReachBottom')
    wasNearEnd = isNear
  })
}
