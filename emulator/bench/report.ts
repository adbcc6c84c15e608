import { cpus, loadavg } from 'node:os'
import { must } from '../src/database/must'
import type { Finding, SizeFinding } from './summary'
import { verdictsOf, type StoreFinding } from './verdicts'

const count = (value: number): string => Math.round(value).toLocaleString('en')
const micro = (milliseconds: number): string => (milliseconds * 1_000).toFixed(0)

/** The findings as a page of Markdown. */
export function page(findings: readonly Finding[], stores: readonly StoreFinding[]): string {
  const sizes = stores.map(({ documents }) => documents)
  return [
    '# What the emulator can do, measured',
    '',
    `\`npm run bench:emulator\` wrote this page: one run on ${cpus().length} cores, Node ${process.versions.node.split('.')[0] ?? ''}, over ${sizes.map(count).join(' and ')} documents of about 450 bytes. The machine's load over the last 5 minutes of it was ${must(loadavg()[1]).toFixed(1)}; the bench alone makes about 2.`,
    '',
    ...LIMITS,
    '',
    '## Targets',
    '',
    ...verdictsOf(findings, stores).map((sentence) => `- ${sentence}`),
    '',
    ...sizes.flatMap((size) => operationTable(findings, size)),
    ...growthTable(findings, sizes),
    '',
    ...storeTable(stores),
    '',
  ].join('\n')
}

const LIMITS = [
  'The limit is **one bare server**: a Node HTTP server that reads the same request to its end without parsing it, lets libsql do the rows of the operation on a copy of the same file, and answers as many bytes. **Ratio** is the emulator’s throughput by the limit’s, and is what the targets are judged by: no server does its rows with the caches to itself, because between two requests the HTTP code has used them.',
  '',
  '**Ratio to the sum** is harsher: the limit is the time of that server without the rows plus the time of libsql doing the same rows over and over with nothing in between.',
  '',
  'libsql reads rows with `get` and `all` and writes them between BEGIN and COMMIT, its statements prepared once. An update writes a text that differs from the one before, as the emulator’s does: SQLite writes no page for bytes that stand there already. What the emulator does to ask less (a list comes as one text, a write alone in its transaction needs no BEGIN, the SDK’s requests are read without `node:http`) is not given to the limit. All sides receive the same requests from the same client, in turn, in short rounds, after a warm-up of 30 rounds; figures are medians over the rounds, so they describe the steady state. Every document is as likely as any other to be asked for, so that no cache holds more of what comes next than of the rest; a transaction takes two neighbours. Times belong to the machine and to what else it did; the ratios are what counts.',
]

function operationTable(findings: readonly Finding[], size: number): string[] {
  return table(
    `## ${count(size)} documents`,
    [
      ...['operation', 'connections', 'ratio', 'target', 'ratio to the sum'],
      ...['per second', 'p99 ms', 'one bare server µs', 'echo + libsql µs'],
    ],
    findings.flatMap((finding) =>
      finding.bySize
        .filter(({ documents }) => documents === size)
        .map((found) => operationRow(finding, found)),
    ),
  )
}

function operationRow({ operation, connections, target }: Finding, found: SizeFinding): string[] {
  const { ratio, ratioToSum, perSecond, p99, limits } = found
  return [
    ...[operation, String(connections), ratio.toFixed(2), target === undefined ? '' : `≥ ${target}`],
    ...[ratioToSum.toFixed(2), count(perSecond), p99.toFixed(2)],
    ...[micro(limits.bare), `${micro(limits.echo)} + ${micro(limits.libsql)}`],
  ]
}

function growthTable(findings: readonly Finding[], sizes: readonly number[]): string[] {
  if (sizes.length < 2) return []
  return table(
    `## Growth of the time of an operation from ${sizes.map(count).join(' to ')} documents`,
    ['operation', 'connections', 'emulator', 'one bare server'],
    findings.map(({ operation, connections, growth, growthOfLimit }) => [
      ...[operation, String(connections), growth.toFixed(2), growthOfLimit.toFixed(2)],
    ]),
  )
}

function storeTable(stores: readonly StoreFinding[]): string[] {
  return table(
    '## Stores',
    ['store', 'import, documents per second', 'start ms', 'memory after all of this, MB'],
    stores.map(({ documents, importsPerSecond, startMs, residentMegabytes }) => [
      ...[`${count(documents)} documents`, count(importsPerSecond), count(startMs), count(residentMegabytes)],
    ]),
  )
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [title, '', line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line), '']
}
