import type { TabBar } from '../device'
import type { TabBarConfig } from '../program'

interface Tabs extends TabBar {
  readonly element: HTMLElement
  isTab(path: string): boolean
  /** Shows which tab this page is; no bar on any other page. */
  show(path: string): void
}

type Item = TabBarConfig['list'][number]

function tabButton(item: Item, choose: (path: string) => void): HTMLButtonElement {
  const button = document.createElement('button')
  const [icon, text, badge] = [
    document.createElement('img'),
    document.createElement('span'),
    document.createElement('sup'),
  ]
  icon.alt = ''
  icon.hidden = item.iconPath === undefined
  text.textContent = item.text
  badge.hidden = true
  button.setAttribute('role', 'tab')
  button.append(icon, text, badge)
  button.addEventListener('click', () => choose(item.pagePath))
  return button
}

const iconOf = ({ iconPath = '', selectedIconPath = iconPath }: Item, isHere: boolean): string =>
  `/dist/${(isHere ? selectedIconPath : iconPath).replace(/^\//, '')}`

interface Drawn {
  readonly config: TabBarConfig | undefined
  readonly buttons: readonly HTMLButtonElement[]
}

/** Shows which tab one is on. */
function drawTabs({ config, buttons }: Drawn, here: string): void {
  config?.list.forEach((item, index) => {
    const [button, isHere] = [buttons[index], item.pagePath === here]
    if (!button) return
    button.setAttribute('aria-selected', String(isHere))
    button.style.color = isHere ? config.selectedColor : config.color
    if (item.iconPath !== undefined) button.querySelector('img')?.setAttribute('src', iconOf(item, isHere))
  })
}

/** What the program may change of single tabs; null takes a mark away. */
function marks(buttons: readonly HTMLButtonElement[]): Omit<TabBar, 'setVisible'> {
  const mark = (index: number, text: string | null): void => {
    const badge = buttons[index]?.querySelector('sup')
    if (!badge) return
    badge.hidden = text === null
    badge.textContent = text
  }
  return {
    setBadge: (index, text) => mark(index, text === '' ? null : text),
    setRedDot: (index, isShown) => mark(index, isShown ? '' : null),
    setItem(index, { text }) {
      const words = buttons[index]?.querySelector('span')
      if (words && text !== undefined) words.textContent = text
    },
  }
}

/** The bar below the tab pages (框架/全局配置, tabBar; API/界面/Tab Bar). */
export function createTabBar(config: TabBarConfig | undefined, choose: (path: string) => void): Tabs {
  const list = config?.list ?? []
  const element = document.createElement('div')
  const buttons = list.map((item) => tabButton(item, choose))
  const isTab = (path: string): boolean => list.some(({ pagePath }) => pagePath === path)
  let isWanted = true
  let here = ''
  element.className = 'device-tabs'
  element.setAttribute('role', 'tablist')
  element.style.background = config?.backgroundColor ?? ''
  element.append(...buttons)
  const draw = (): void => {
    element.hidden = !isWanted || !isTab(here)
    drawTabs({ config, buttons }, here)
  }
  return {
    ...marks(buttons),
    element,
    isTab,
    show(path) {
      here = path
      draw()
    },
    setVisible(isVisible) {
      isWanted = isVisible
      draw()
    },
  }
}
