import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { Head } from '../cloudfunctions/kernel/audit-heads'
import { readChains, type ChainReport } from './audit/chains'
import { headsIn } from './audit/heads'

const usage = `npm run audit:verify -- --url URL --token T | --file audit.ndjson   [--heads FILE]
  --url, --token  a running emulator and its admin token; the heads it has noted are compared, too
  --file          an export of the collection "audit", one JSON document a line, in the order of _id
  --heads         noted heads: an export of "auditHeads", or the lines of the function's log that hold them
Ends with 1 when anything was changed, added, moved, taken out or cut off.`

const options = {
  url: { type: 'string' },
  token: { type: 'string' },
  file: { type: 'string' },
  heads: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

interface Source {
  readonly url: string
  readonly token: string
}

/** The lines of a collection as the emulator exports it. */
async function exported({ url, token }: Source, collection: string): Promise<AsyncIterable<string>> {
  const response = await fetch(`${url}/_/collections/${collection}/export`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!response.ok || !response.body)
    throw new Error(`${collection}: ${response.status} ${await response.text()}`)
  return createInterface({ input: Readable.fromWeb(response.body as never), crlfDelay: Infinity })
}

const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })

const wordsOf = ({ chain, length, head, faults, faultCount }: ChainReport): string =>
  [
    `${chain}: ${length} entries, head ${head || '-'}${faultCount === 0 ? '' : `, ${faultCount} faults`}`,
    ...faults.map((fault) => `  ${fault}`),
  ].join('\n')

/** Prints what was found; whether it was nothing. */
function report(reports: readonly ChainReport[]): boolean {
  reports.forEach((one) => console.log(wordsOf(one)))
  const faults = reports.reduce((sum, { faultCount }) => sum + faultCount, 0)
  console.log(faults === 0 ? `${reports.length} chains, whole` : `${faults} faults`)
  return faults === 0
}

const verifyFile = async (file: string, noted: readonly Head[]): Promise<boolean> =>
  report(await readChains(linesOf(file), noted))

async function verifySource(source: Source, noted: readonly Head[]): Promise<boolean> {
  const own = await headsIn(await exported(source, 'auditHeads'))
  return report(await readChains(await exported(source, 'audit'), [...noted, ...own]))
}

/** 0: whole; 1: not; 2: called in another way than it says. */
async function verify(): Promise<number> {
  const { values: given } = parseArgs({ options })
  const { url, token, file, heads, help = false } = given
  if (help) return explain(0)
  const noted = heads === undefined ? [] : await headsIn(linesOf(heads))
  const source = url !== undefined && token !== undefined ? { url, token } : null
  if (file !== undefined) return url === undefined ? codeOf(verifyFile(file, noted)) : explain(2)
  return source ? codeOf(verifySource(source, noted)) : explain(2)
}

const codeOf = async (isWhole: Promise<boolean>): Promise<number> => ((await isWhole) ? 0 : 1)

function explain(code: number): number {
  console.log(usage)
  return code
}

verify().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  },
)
