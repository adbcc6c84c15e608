import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { option } from './growth'
import { measure, type Measured } from './roster-measure'

/** `npm run bench:roster [-- --rows 1000,100000]`: imports of two sizes in one run, written to docs/bench-roster.md. */
const sizes = option('rows', '1000,100000').split(',').map(Number)

const stages = ['reading', 'judging', 'applying', 'undoing'] as const
const seconds = (ms: number | undefined): string => ((ms ?? 0) / 1000).toFixed(1)
const rate = ({ rows, ms }: Measured, stage: string): string =>
  Math.round((1000 * rows) / (ms[stage] ?? Infinity)).toLocaleString('en')
const megabytes = (kb: number): string => (kb / 1024).toFixed(0)

function table(all: readonly Measured[]): string {
  const line = (name: string, cell: (one: Measured) => string) => `| ${name} | ${all.map(cell).join(' | ')} |`
  return [
    line('', ({ rows }) => `${rows.toLocaleString('en')} rows`),
    line('---', () => '---:'),
    line('workbook', ({ bytes }) => `${(bytes / 1024 / 1024).toFixed(2)} MB`),
    ...stages.map((stage) => line(stage, (one) => `${seconds(one.ms[stage])} s, ${rate(one, stage)} rows/s`)),
    line('longest call', ({ longest }) => `${seconds(longest)} s of 15 s`),
    line('peak memory of the function', ({ peakKb }) =>
      peakKb === null ? '–' : `${megabytes(peakKb)} MB of 256`,
    ),
    line('new', ({ counts }) => String(counts.new)),
    line('duplicates and faults', ({ counts }) => String(counts.duplicate + counts.fault)),
  ].join('\n')
}

function report(all: readonly Measured[]): string {
  const [small, large] = [all[0], all.at(-1)]
  const perRow = (one: Measured | undefined) =>
    Object.values(one?.ms ?? {}).reduce((sum, ms) => sum + ms, 0) / (one?.rows ?? 1)
  return `# Import of a roster

\`npm run bench:roster\` writes this file. A sample roster (\`npm run roster:sample\`) with mistakes in some rows of a hundred is read, judged, written and taken back on the local cloud, stretch by stretch, as the screen drives it. Times are those of the machine that ran it; the ratios are what counts.

${table(all)}

Time per row, the largest to the smallest: ${(perRow(large) / perRow(small)).toFixed(2)}. Memory, the largest to the smallest: ${((large?.peakKb ?? 0) / (small?.peakKb ?? 1)).toFixed(2)}: the packed file and its shared texts stand in memory, the rows do not.
`
}

async function run(): Promise<void> {
  const all: Measured[] = []
  for (const rows of sizes) {
    all.push(await measure(rows))
    console.log(table(all.slice(-1)))
  }
  writeFileSync(join(__dirname, '..', '..', 'docs', 'bench-roster.md'), report(all))
}

run().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
