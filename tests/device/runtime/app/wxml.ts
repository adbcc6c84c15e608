import { tagOf } from './find'

const isShown = ({ name }: Attr): boolean => !name.startsWith('data-') && name !== 'wx-host'

const attributeText = ({ name, value }: Attr): string =>
  ` ${name === 'role' ? 'aria-role' : name}="${name === 'id' ? value.replace(/^.*--/, '') : value}"`

/** What a browser needs inside a component is no part of its WXML. */
const isOwn = (node: Node): boolean => node.nodeType === Node.TEXT_NODE || '__wxElement' in node

const inner = (element: Element): string =>
  [...element.childNodes]
    .filter(isOwn)
    .map((node) => (node instanceof HTMLElement ? wxmlOf(node, 'outer') : (node.textContent ?? '')))
    .join('')

/** An element as WXML: tags as the program wrote them. */
export function wxmlOf(element: HTMLElement, type: 'inner' | 'outer'): string {
  if (type === 'inner') return inner(element)
  const attributes = [...element.attributes].filter(isShown).map(attributeText).join('')
  return `<${tagOf(element)}${attributes}>${inner(element)}</${tagOf(element)}>`
}
