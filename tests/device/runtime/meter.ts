import type { DevicePage, Instance, PageMeter, ViolationKind } from './device'

/**
 * Ceilings of one page (WeChat documentation: 性能与体验/体验评分/评分方法与规则/性能): bytes of one setData, setData
 * calls in a second, elements, levels.
 */
const ceilings = { bytes: 256 * 1024, callsPerSecond: 20, nodes: 1000, depth: 30 }

interface Counts {
  readonly page: DevicePage
  readonly openedAt: number
  calls: number
  bytes: number
  largest: number
  /** Times of the calls of the last second. */
  recent: number[]
  busiest: number
  nodes: number
  depth: number
  firstContent: number | null
}

type Report = (kind: ViolationKind, message: string) => void

export interface Meter {
  /** Counts for a page from here on; `openedAt` is the time of the route call (performance.now). */
  follow(page: DevicePage, openedAt: number): void
  all(): PageMeter[]
}

const isNode = (element: Element): boolean => '__wxElement' in element

/** Elements below this one that a template made, and how deep they lie. */
function measure(element: Element, level = 0): { nodes: number; depth: number } {
  let [nodes, depth] = [0, level]
  for (const child of element.children) {
    const own = isNode(child) ? 1 : 0
    const below = measure(child, level + own)
    nodes += below.nodes + own
    depth = Math.max(depth, below.depth)
  }
  return { nodes, depth }
}

const bytesOf = (data: unknown): number => new Blob([JSON.stringify(data)]).size

function countCall(counts: Counts, data: unknown, report: Report): void {
  const [bytes, now] = [bytesOf(data), performance.now()]
  counts.calls += 1
  counts.bytes += bytes
  counts.largest = Math.max(counts.largest, bytes)
  counts.recent = [...counts.recent.filter((time) => now - time < 1000), now]
  const isBusier = counts.recent.length > counts.busiest
  counts.busiest = Math.max(counts.busiest, counts.recent.length)
  if (bytes > ceilings.bytes) report('setdata-size', `setData of ${bytes} bytes`)
  if (isBusier && counts.recent.length > ceilings.callsPerSecond) {
    report('setdata-rate', `${counts.recent.length} setData calls within a second`)
  }
}

/** Looks at the page as it stands after a setData. */
function countNodes(counts: Counts, report: Report): void {
  const { nodes, depth } = measure(counts.page.scroller.querySelector('wx-page') ?? counts.page.scroller)
  if (nodes > ceilings.nodes && nodes > counts.nodes) report('node-count', `${nodes} elements`)
  if (depth > ceilings.depth && depth > counts.depth) report('node-depth', `${depth} levels`)
  counts.nodes = Math.max(counts.nodes, nodes)
  counts.depth = Math.max(counts.depth, depth)
  if (counts.firstContent === null && counts.page.scroller.textContent.trim() !== '') {
    counts.firstContent = performance.now() - counts.openedAt
  }
}

const figures = (counts: Counts): PageMeter => ({
  path: counts.page.path,
  setDataCalls: counts.calls,
  setDataBytes: counts.bytes,
  largestSetData: counts.largest,
  busiestSecond: counts.busiest,
  nodes: counts.nodes,
  depth: counts.depth,
  firstContent: counts.firstContent,
})

/** Counts what every page costs, and reports what WeChat would complain of. */
export function createMeter(report: Report): Meter {
  const all: Counts[] = []
  return {
    follow(page, openedAt) {
      const counts: Counts = {
        page,
        openedAt,
        calls: 0,
        bytes: 0,
        largest: 0,
        recent: [],
        busiest: 0,
        nodes: 0,
        depth: 0,
        firstContent: null,
      }
      all.push(counts)
      const { instance } = page
      const setData: Instance['setData'] = instance.setData.bind(instance)
      Object.assign(instance, {
        setData(data: { readonly [path: string]: unknown }, done?: () => void) {
          countCall(counts, data, report)
          setData(data, done)
          countNodes(counts, report)
        },
      })
    },
    all: () => all.map(figures),
  }
}
