import { rowKinds, workingStates, type ImportState } from '../../domain/grid/roster'
import type { Measured, Standing, Written } from './roster-measure'
import type { StretchCost } from './roster-watch'

/** Limits of the functions, ms: of `api`, which waits, and of `roster`, which works. */
const API_LIMIT = 15_000

const number = (value: number): string => value.toLocaleString('en')
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const largest = (values: readonly number[]): number => Math.max(0, ...values)

const stretchesOf = ({ stretches }: Measured, stage: ImportState): StretchCost[] =>
  stretches.filter(({ state }) => state === stage)
const msOf = (one: Measured, stage: ImportState): number => sum(stretchesOf(one, stage).map(({ ms }) => ms))

/** Ms of a chunk in the first tenth of a stage's chunks, and in the last. */
function growthOf(one: Measured, stage: ImportState): number | null {
  const stretches = stretchesOf(one, stage)
  const all = sum(stretches.map(({ chunks }) => chunks))
  const first: StretchCost[] = []
  for (const stretch of stretches) {
    first.push(stretch)
    if (sum(first.map(({ chunks }) => chunks)) >= all / 10) break
  }
  const last = stretches.slice(-first.length)
  if (stretches.length < 2 * first.length) return null
  const perChunk = (some: readonly StretchCost[]) =>
    sum(some.map(({ ms }) => ms)) / sum(some.map(({ chunks }) => chunks))
  return perChunk(last) / perChunk(first)
}

type Cell = (one: Measured) => string

type Line = readonly [name: string, cell: Cell]

const table = (all: readonly Measured[], lines: readonly Line[]): string => {
  const head: readonly Line[] = [
    ['', ({ rows }) => `${number(rows)} rows`],
    ['---', () => '---:'],
  ]
  return [...head, ...lines].map(([name, cell]) => `| ${name} | ${all.map(cell).join(' | ')} |`).join('\n')
}

const stageLines = (stage: ImportState): Line[] => [
  [
    stage,
    (one) =>
      `${seconds(msOf(one, stage))}, ${number(Math.round((1000 * one.rows) / msOf(one, stage)))} rows/s`,
  ],
  [`${stage}: stretches, the longest`, (one) => stretchWords(stretchesOf(one, stage))],
  [
    `${stage}: database operations a thousand rows`,
    (one) =>
      ((1000 * sum(stretchesOf(one, stage).map(({ operations }) => operations))) / one.rows).toFixed(0),
  ],
  [`${stage}: a chunk at the end to one at the beginning`, (one) => growthOf(one, stage)?.toFixed(2) ?? '–'],
]

const stretchWords = (stretches: readonly StretchCost[]): string =>
  `${stretches.length}, ${seconds(largest(stretches.map(({ ms }) => ms)))} of ${API_LIMIT / 1000}`

const writtenWords = ({ rows, ms, bytes }: Written): string =>
  `${number(rows)} rows, ${seconds(ms)}, ${megabytes(bytes)}`

const longestExport = ({ exports }: Measured): string => {
  const ms = largest(exports.map((one) => one.ms))
  return `${exports.length} grids, ${number(sum(exports.map(({ rows }) => rows)))} rows, the longest ${seconds(ms)}`
}

/** What it took. */
export const costTable = (all: readonly Measured[]): string =>
  table(all, [
    ['workbook', ({ bytes }) => megabytes(bytes)],
    ...workingStates.flatMap(stageLines),
    ['marked workbook of what was not taken', ({ errors }) => writtenWords(errors)],
    ['export, grid by grid', longestExport],
    [
      'peak memory of the function',
      ({ peakKb }) => (peakKb === null ? '–' : `${(peakKb / 1024).toFixed(0)} MB of 256`),
    ],
  ])

/** What the office sees of one import: before anything changes, after it is written, after it is taken back. */
export function beforeAndAfter(one: Measured): string {
  const { before, after, takenBack, shown, done, undone } = one
  const places = {
    people: '居民 people',
    households: '户 households',
    firstGrid: '第1网格 people of its first grid',
  }
  const standings = (Object.keys(places) as (keyof Standing)[]).map((name) => [
    places[name],
    ...[before, before, after, takenBack].map((standing) => number(standing[name])),
  ])
  const kinds = rowKinds.map((kind) => [
    kindWords[kind],
    ...[0, shown[kind], done[kind], undone[kind]].map(number),
  ])
  const lines = [
    [`${number(one.rows)} rows`, 'before', 'shown, nothing changed yet', 'written', 'taken back'],
    ['---', '---:', '---:', '---:', '---:'],
    ...standings,
    ...kinds,
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const kindWords: Record<(typeof rowKinds)[number], string> = {
  new: '新增 rows of people nobody knew',
  changed: '有改动 of people known otherwise',
  moved: '搬家 of people known at another door',
  likely: '可能搬家 of a name known at another door, not written unless somebody says what they are',
  same: '没有变化 of people known just so',
  duplicate: '重复 duplicates, not written',
  fault: '有问题 with errors, not written',
  stale: '没写成 changed by others meanwhile, left',
  kept: '没撤销 changed by others since, not taken back',
}

const perRow = (one: Measured): number => sum(one.stretches.map(({ ms }) => ms)) / one.rows

/** docs/bench-roster.md. */
export function report(all: readonly [Measured, ...Measured[]]): string {
  const [small, large] = [all[0], all[all.length - 1] ?? all[0]]
  return `# Import of a roster

Written by \`npm run bench:roster\`. A community whose last year's roster (one person in five) is on record gets this year's (\`npm run roster:sample\`), with mistakes in some rows of a hundred. It is read, judged, written, exported and taken back on the local cloud, stretch by stretch, as the screen drives it. Times are those of the machine that ran it, calls between screen, \`api\` and \`roster\` included; the ratios are what counts.

## Before and after

${beforeAndAfter(large)}

## What it takes

${costTable(all)}

The largest to the smallest: time per row ${(perRow(large) / perRow(small)).toFixed(2)}, peak memory ${((large.peakKb ?? 0) / (small.peakKb ?? 1)).toFixed(2)}. The packed file and the texts that its cells share stand in memory; rows do not.

A stretch ends by its own clock: it begins no further chunk that would take it beyond a tenth of the 60 s that the function is given, and stops within a chunk after four tenths (\`cloudfunctions/features/grid/roster/stretch.ts\`).
`
}
