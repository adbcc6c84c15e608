/** A page is pulled when a finger has gone this far down from its top, in CSS px. */
const enough = 60

interface Pull {
  readonly scroller: HTMLElement
  readonly isEnabled: boolean
}

/** The pull-down of a page (框架/页面配置, enablePullDownRefresh; API/界面/下拉刷新). */
export function watchPull({ scroller, isEnabled }: Pull) {
  const listeners: (() => void)[] = []
  const sign = document.createElement('div')
  sign.className = 'device-pull'
  sign.setAttribute('role', 'status')
  sign.textContent = '正在刷新'
  let start: number | null = null
  const begin = (): void => {
    scroller.prepend(sign)
    for (const listener of listeners) listener()
  }
  scroller.addEventListener('touchstart', ({ changedTouches: [touch] }) => {
    start = isEnabled && scroller.scrollTop <= 0 && touch ? touch.clientY : null
  })
  scroller.addEventListener('touchend', ({ changedTouches: [touch] }) => {
    if (start !== null && touch && touch.clientY - start > enough) begin()
    start = null
  })
  scroller.addEventListener('device-pull', begin)
  return {
    onPull: (listener: () => void) => void listeners.push(listener),
    stop: () => sign.remove(),
  }
}

/** As if the person had pulled the page. */
export const pull = (scroller: HTMLElement): boolean => scroller.dispatchEvent(new CustomEvent('device-pull'))
