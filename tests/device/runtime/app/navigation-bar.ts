import type { NavigationBar } from '../device'
import type { OpenPage } from './page-stack'

interface Bar extends NavigationBar {
  readonly element: HTMLElement
  /** Draws the bar of the page that is on top now. */
  show(page: OpenPage, place: Place): void
}

/** What the bar's button does on this page. */
interface Place {
  /** There is a page below. */
  readonly canGoBack: boolean
  /** It is the first page of the program or one of its tabs. */
  readonly isHome: boolean
}

interface Actions {
  readonly onBack: () => void
  readonly onHome: () => void
}

function button(label: string, sign: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.setAttribute('aria-label', label)
  element.textContent = sign
  element.addEventListener('click', act)
  return element
}

/** The bar above a page (框架/全局配置, window; API/界面/导航栏): back, or home where there is nothing behind. */
export function createNavigationBar({ onBack, onHome }: Actions): Bar {
  const element = document.createElement('div')
  const title = document.createElement('div')
  const [back, home] = [button('返回', '‹', onBack), button('首页', '⌂', onHome)]
  let shown: OpenPage | undefined
  element.className = 'device-navigation'
  title.className = 'device-title'
  element.append(back, home, title)
  const draw = (): void => {
    if (!shown) return
    const { bar, config } = shown
    element.hidden = config.navigationStyle === 'custom'
    title.textContent = bar.title
    element.style.background = bar.background
    element.style.color = bar.front
  }
  return {
    element,
    show(page, { canGoBack, isHome }) {
      shown = page
      back.hidden = !canGoBack
      home.hidden = canGoBack || isHome
      element.removeAttribute('aria-busy')
      draw()
    },
    setTitle(text) {
      if (shown) shown.bar.title = text
      draw()
    },
    setColor({ frontColor, backgroundColor }) {
      if (shown && frontColor !== undefined) shown.bar.front = frontColor
      if (shown && backgroundColor !== undefined) shown.bar.background = backgroundColor
      draw()
    },
    setLoading: (isLoading) => element.setAttribute('aria-busy', String(isLoading)),
    hideHomeButton() {
      home.hidden = true
    },
  }
}
