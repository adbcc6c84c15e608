import { builtInNames } from '../components/names'
import type { ElementInfo, FindOptions } from '../elements'
import { nodeAt } from './events'
import type { Pages } from './page-stack'

const tags = new RegExp(`(^|[\\s>+~,(])(page|${builtInNames.join('|')})(?![\\w-])`, 'g')

/** A selector of WXML as one of this DOM: tags carry a prefix, ids that of their component, and a browser says `role`. */
export const domSelector = (selector: string): string =>
  selector
    .replace(tags, '$1wx-$2')
    .replace(/#([\w-]+)/g, '[id$="--$1"]')
    .replace(/\[aria-role/g, '[role')

/** `view`, not `wx-view`. */
export const tagOf = (element: Element): string => element.tagName.toLowerCase().replace(/^wx-/, '')

/** Elements by the ids under which the automator speaks of them. */
export interface Elements {
  find(options: FindOptions): ElementInfo[]
  element(id: string): HTMLElement
}

const isCustom = (element: Element): boolean => !element.tagName.toLowerCase().startsWith('wx-')

export function createElements(pages: Pages): Elements {
  const ids = new WeakMap<Element, string>()
  const byId = new Map<string, HTMLElement>()
  const idOf = (element: HTMLElement): string => {
    const id = ids.get(element) ?? `element-${byId.size + 1}`
    ids.set(element, id)
    byId.set(id, element)
    return id
  }
  const element = (id: string): HTMLElement => {
    const known = byId.get(id)
    if (!known?.isConnected) throw new Error(`element ${id} is not on a page`)
    return known
  }
  return {
    element,
    find({ pageId, selector, elementId }) {
      const page = pages.byId(pageId)
      if (!page) throw new Error(`page ${pageId} is not open`)
      const within = elementId === undefined ? page.scroller : element(elementId)
      const found = [...within.querySelectorAll<HTMLElement>(domSelector(selector))]
      return found
        .filter((one) => nodeAt(one)?.getBackendElement() === (one as unknown))
        .map((one) => {
          const elementId = idOf(one)
          return { elementId, tagName: tagOf(one), ...(isCustom(one) && { nodeId: elementId }) }
        })
    },
  }
}
