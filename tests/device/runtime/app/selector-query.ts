import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Instance } from '../device'
import type { Pages } from './page-stack'

type Node = glassEasel.Element

/** What a query may ask of a node (API/WXML/NodesRef.fields). */
interface Fields {
  readonly id?: boolean
  readonly dataset?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly properties?: readonly string[]
  readonly computedStyle?: readonly string[]
  readonly node?: boolean
  readonly context?: boolean
}

type Answer = { [field: string]: unknown }
type Done = (answer: unknown) => void

const elementOf = (node: Node): HTMLElement => node.getBackendElement() as unknown as HTMLElement

/** Where an element lies, seen from its own page's window. */
function place(element: HTMLElement) {
  const rect = element.getBoundingClientRect()
  const frame = element.closest('.device-frame')?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const [left, top] = [rect.left - frame.left, rect.top - frame.top]
  return { left, top, right: left + rect.width, bottom: top + rect.height }
}

const size = (element: HTMLElement) => {
  const { width, height } = element.getBoundingClientRect()
  return { width, height }
}

const scrolled = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement) => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
})

const propertiesOf = (node: Node, names: readonly string[]): Answer => {
  const { data = {} } = node as unknown as { readonly data?: Answer }
  return Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]]))
}

const stylesOf = (element: HTMLElement, names: readonly string[]): Answer => {
  const style = getComputedStyle(element) as unknown as Answer
  return Object.fromEntries(names.map((name) => [name, style[name]]))
}

/** Each field of a query and what it adds to the answer. */
const readers: { readonly [field in keyof Fields]-?: (node: Node, names: readonly string[]) => Answer } = {
  id: (node) => ({ id: node.id }),
  dataset: (node) => ({ dataset: { ...node.dataset } }),
  rect: (node) => place(elementOf(node)),
  size: (node) => size(elementOf(node)),
  scrollOffset: (node) => scrolled(elementOf(node)),
  properties: (node, names) => propertiesOf(node, names),
  computedStyle: (node, names) => stylesOf(elementOf(node), names),
  node: (node) => ({ node: elementOf(node).querySelector(':scope > canvas') }),
  context: () => ({ context: null }),
}

function answerFor(node: Node, fields: Fields): Answer {
  const wanted = Object.entries(fields) as [keyof Fields, boolean | readonly string[] | undefined][]
  const parts = wanted
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([field, value]) => readers[field](node, Array.isArray(value) ? (value as string[]) : []))
  return Object.assign({}, ...parts) as Answer
}

const shadowOf = (instance: Instance): glassEasel.ShadowRoot | null =>
  (instance as unknown as { readonly _$: glassEasel.GeneralComponent })._$.getShadowRoot()

type Question = () => unknown

const rectFields: Fields = { id: true, dataset: true, rect: true, size: true }
const scrollFields: Fields = { id: true, dataset: true, scrollOffset: true }

/** One thing asked for, and the questions about it (API/WXML/NodesRef). */
function nodesRef<Query>(query: Query, ask: (question: Question) => void, pick: (fields: Fields) => unknown) {
  const asks = (fields: Fields) => (done?: Done) => {
    ask(() => {
      const answer = pick(fields)
      done?.(answer)
      return answer
    })
    return query
  }
  return {
    boundingClientRect: asks(rectFields),
    scrollOffset: asks(scrollFields),
    node: asks({ node: true }),
    context: asks({ context: true }),
    fields: (fields: Fields, done?: Done) => asks(fields)(done),
  }
}

/** What a query may learn of the page on top itself. */
function viewportOf(pages: Pages, fields: Fields): unknown {
  const page = pages.current()
  if (!page) return null
  const { clientWidth: width, clientHeight: height } = page.scroller
  const rect = { left: 0, top: 0, right: width, bottom: height }
  return {
    id: '',
    dataset: {},
    ...(fields.rect && rect),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrolled(page.scroller)),
  }
}

/** API/WXML/wx.createSelectorQuery: questions are gathered and answered together, after what is being drawn. */
export function createSelectorQuery(pages: Pages, within?: Instance) {
  let owner = within ?? pages.current()?.instance
  const questions: Question[] = []
  const ask = (question: Question): void => void questions.push(question)
  const query = {
    in(instance: Instance) {
      owner = instance
      return query
    },
    select: (selector: string) =>
      nodesRef(query, ask, (fields) => {
        const node = owner && shadowOf(owner)?.querySelector(selector)
        return node ? answerFor(node, fields) : null
      }),
    selectAll: (selector: string) =>
      nodesRef(query, ask, (fields) =>
        ((owner && shadowOf(owner)?.querySelectorAll(selector)) ?? []).map((node) => answerFor(node, fields)),
      ),
    selectViewport: () => nodesRef(query, ask, (fields) => viewportOf(pages, fields)),
    exec(done?: (answers: unknown[]) => void) {
      requestAnimationFrame(() => {
        const answers = questions.splice(0).map((question) => question())
        done?.(answers)
      })
      return query
    },
  }
  return query
}

/** API/WXML/wx.createIntersectionObserver, by the engine's own. */
export function createIntersectionObserver(within: Instance, options?: object): unknown {
  const make = within['createIntersectionObserver'] as (options?: object) => unknown
  return make.call(within, options)
}
