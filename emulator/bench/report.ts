import { cpus } from 'node:os'

/** What was found for one operation at one number of connections. */
export interface Finding {
  readonly operation: string
  readonly connections: number
  readonly target: number | undefined
  readonly bySize: readonly SizeFinding[]
}

export interface SizeFinding {
  readonly documents: number
  readonly perSecond: number
  readonly p99: number
  /** Throughput by the throughput of the limit. */
  readonly ratio: number
  /** Of the limit, ms. */
  readonly echo: number
  readonly libsql: number
}

export interface StoreFinding {
  readonly documents: number
  readonly importsPerSecond: number
  readonly startMs: number
  readonly residentBytes: number
}

const GROWTH_TARGET = 1.3
const RESIDENT_TARGET = 400
const START_TARGET = 2_000

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

const count = (value: number): string => Math.round(value).toLocaleString('en')
const verdict = (isMet: boolean): string => (isMet ? '' : ' ✗')

/** The findings as a page of Markdown. */
export function page(findings: readonly Finding[], stores: readonly StoreFinding[]): string {
  return [
    '# What the emulator can do, measured',
    '',
    `\`npm run bench:emulator\`, one run on ${cpus().length} cores, Node ${process.versions.node.split('.')[0] ?? ''}. The ratio is the emulator's throughput by that of the limit, which is 1 / (time of a bare Node HTTP server that reads the same request and answers as many bytes + time of libsql for the same rows). Emulator and limit are measured in turn, in short rounds; figures are medians. Absolute figures belong to the machine and to what else it did; the ratios are what counts. ✗ marks a target that this run missed.`,
    '',
    ...operationTable(findings),
    '',
    ...storeTable(stores),
    '',
  ].join('\n')
}

function operationTable(findings: readonly Finding[]): string[] {
  const sizes = findings[0]?.bySize.map(({ documents }) => documents) ?? []
  const heads = sizes.flatMap((size) => [`${count(size)}: ratio`, 'per second', 'p99 ms', 'limit µs'])
  const columns = ['operation', 'connections', ...heads, 'target', 'growth', 'target']
  return [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...findings.map((finding) => `| ${row(finding).join(' | ')} |`),
  ]
}

function row({ operation, connections, target, bySize }: Finding): string[] {
  const cells = bySize.flatMap(({ ratio, perSecond, p99, echo, libsql }) => [
    ratio.toFixed(2) + verdict(target === undefined || ratio >= target),
    count(perSecond),
    p99.toFixed(2),
    `${(echo * 1_000).toFixed(0)} + ${(libsql * 1_000).toFixed(0)}`,
  ])
  const growth = (bySize[0]?.perSecond ?? NaN) / (bySize.at(-1)?.perSecond ?? NaN)
  const goal = target === undefined ? '' : `≥ ${target}`
  return [
    ...[operation, String(connections), ...cells, goal],
    ...[growth.toFixed(2) + verdict(growth <= GROWTH_TARGET), `≤ ${GROWTH_TARGET}`],
  ]
}

function storeTable(stores: readonly StoreFinding[]): string[] {
  return [
    '| store | import, documents per second | start | target | memory after all of this | target |',
    '|---|---|---|---|---|---|',
    ...stores.map(({ documents, importsPerSecond, startMs, residentBytes }) => {
      const megabytes = residentBytes / 1024 / 1024
      return `| ${[
        `${count(documents)} documents`,
        count(importsPerSecond),
        `${count(startMs)} ms${verdict(startMs < START_TARGET)}`,
        `< ${count(START_TARGET)} ms`,
        `${count(megabytes)} MB${verdict(megabytes < RESIDENT_TARGET)}`,
        `< ${RESIDENT_TARGET} MB`,
      ].join(' | ')} |`
    }),
  ]
}
