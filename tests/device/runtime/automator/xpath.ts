import type { Device } from '../device'
import type { ElementInfo } from '../elements'

/** Marks the elements of one answer for as long as it takes to find them again by a selector. */
const mark = 'data-xpath-hit'

/** Names of WXML in the steps of a path, as the elements of this DOM are called. */
const domPath = (path: string): string =>
  path
    .replace(
      /(^|[/[(|]|::)(\s*)([a-z][a-z-]*)(?=[[\]/|)\s]|$)/g,
      (_all, before: string, space: string, name: string) => `${before}${space}wx-${name}`,
    )
    .replace(/@aria-role/g, '@role')
    // Paths begin at the page, not at the document.
    .replace(/(^|\|\s*)\//g, '$1./')

/** Elements of a page by an XPath over its WXML, in the order of the page. */
export function findByXpath(device: Device, pageId: number, path: string): ElementInfo[] {
  const page = device.host.pages.byId(pageId)
  if (!page) throw new Error(`page ${pageId} is not open`)
  const kind = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE
  const found = document.evaluate(domPath(path), page.scroller, null, kind, null)
  const hits = Array.from({ length: found.snapshotLength }, (_none, index) =>
    found.snapshotItem(index),
  ).filter((hit) => hit instanceof Element)
  for (const hit of hits) hit.setAttribute(mark, '')
  try {
    return device.find({ pageId, selector: `[${mark}]` })
  } finally {
    for (const hit of hits) hit.removeAttribute(mark)
  }
}
