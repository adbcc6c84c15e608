import type { Finding } from './summary'

export interface StoreFinding {
  readonly documents: number
  readonly importsPerSecond: number
  readonly startMs: number
  readonly residentMegabytes: number
}

const GROWTH_TARGET = 1.3
const RESIDENT_TARGET = 400
const START_TARGET = 2_000

/** One plain sentence for each target. */
export function verdictsOf(findings: readonly Finding[], stores: readonly StoreFinding[]): string[] {
  return [
    ...findings.flatMap(ratioVerdicts),
    ...findings.filter(({ bySize }) => bySize.length > 1).map(growthVerdict),
    ...stores.flatMap(storeVerdicts),
  ]
}

const verdict = (isMet: boolean): string => (isMet ? 'met' : '**missed**')

const plural = (connections: number): string => `${connections} connection${connections === 1 ? '' : 's'}`

function ratioVerdicts({ operation, connections, target, bySize }: Finding): string[] {
  if (target === undefined) return []
  return bySize.map(
    ({ documents, ratio }) =>
      `${operation}, ${plural(connections)}, ${documents.toLocaleString('en')} documents: ratio ${ratio.toFixed(2)}, at least ${target} wanted: ${verdict(ratio >= target)}.`,
  )
}

/** The target is judged as it is worded; where libsql's own rows miss it, the sentence says whose growth it is. */
function growthVerdict({ operation, connections, growth, growthOfLimit }: Finding): string {
  const base = `the bare server grows by ${growthOfLimit.toFixed(2)}`
  const found = `growth of ${operation}, ${plural(connections)}: ${growth.toFixed(2)} (${base}), at most ${GROWTH_TARGET} wanted`
  const isOfRows = growth > GROWTH_TARGET && growth <= growthOfLimit
  return `${found}: ${verdict(growth <= GROWTH_TARGET)}${isOfRows ? ', with no growth beyond that of libsql’s own rows' : ''}.`
}

function storeVerdicts({ documents, startMs, residentMegabytes }: StoreFinding): string[] {
  const store = `${documents.toLocaleString('en')} documents`
  return [
    `start with ${store}: ${Math.round(startMs)} ms, less than ${START_TARGET} ms wanted: ${verdict(startMs < START_TARGET)}.`,
    `memory with ${store}: ${Math.round(residentMegabytes)} MB, less than ${RESIDENT_TARGET} MB wanted: ${verdict(residentMegabytes < RESIDENT_TARGET)}.`,
  ]
}
