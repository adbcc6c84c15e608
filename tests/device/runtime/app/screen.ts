import type { Bars } from './bars'

/** The parts of the phone's screen. */
export interface Screen {
  readonly element: HTMLElement
  /** Where pages lie on each other, between the bars. */
  readonly area: HTMLElement
  readonly overlay: HTMLElement
}

interface Parts {
  readonly bars: Bars
  readonly safeArea: { readonly top: number; readonly bottom: number }
}

export function createScreen({ bars, safeArea }: Parts): Screen {
  const [element, area, overlay] = [
    document.createElement('div'),
    document.createElement('div'),
    document.createElement('div'),
  ]
  element.id = 'screen'
  area.className = 'device-pages'
  overlay.id = 'overlay'
  element.append(bars.navigation.element, area, bars.tabs.element)
  document.body.append(element, overlay)
  document.documentElement.style.setProperty('--safe-top', `${safeArea.top}px`)
  document.documentElement.style.setProperty('--safe-bottom', `${safeArea.bottom}px`)
  return { element, area, overlay }
}
