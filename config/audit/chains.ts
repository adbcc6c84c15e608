import { auditKinds, faultOf, type AuditEntry } from '../../cloudfunctions/kernel/audit-chain'
import type { Head } from '../../cloudfunctions/kernel/audit-heads'
import * as z from '../../domain/zod'
import { plainJson } from '../lib/plain-json'

/** What is known of one chain once it has been read. */
export interface ChainReport {
  readonly chain: string
  readonly length: number
  /** Hash of the last entry, to be noted somewhere else. */
  readonly head: string
  /** In words, the first of them. */
  readonly faults: readonly string[]
  /** All of them, told or not. */
  readonly faultCount: number
}

/** Faults told of one chain at most: whoever changed a thousand entries need not fill the memory. */
const TOLD = 20

interface Reading {
  length: number
  last: Pick<AuditEntry, 'seq' | 'hash'> | null
  readonly faults: string[]
  faultCount: number
}

/**
 * Reads entries, one JSON document a line, each chain in its own order, and finds whatever was changed, added, moved
 * or taken out. Memory grows with the number of chains and noted heads, not with the entries.
 * @param noted heads that were written down earlier: only they reveal a tail that was cut off.
 */
export async function readChains(
  lines: AsyncIterable<string> | Iterable<string>,
  noted: readonly Head[],
): Promise<ChainReport[]> {
  const readings = new Map<string, Reading>(noted.map(({ chain }) => [chain, nothingRead()]))
  const hashes = new Map(noted.map(({ chain, seq, hash }) => [`${chain}:${seq}`, hash]))
  for await (const line of lines) if (line.trim() !== '') readLine(line, readings, hashes)
  for (const head of noted) tellCut(readings.get(head.chain), head)
  return [...readings].map(([chain, reading]) => reportOf(chain, reading))
}

/** Under which lines stand that belong to no chain. */
const UNREADABLE = '?'

const nothingRead = (): Reading => ({ length: 0, last: null, faults: [], faultCount: 0 })

const entrySchema = z.strictObject({
  _id: z.string(),
  chain: z.string(),
  seq: z.number().int(),
  previous: z.string(),
  hash: z.string(),
  key: z.string(),
  what: z.enum(auditKinds),
  action: z.string(),
  subject: z.string(),
  caseId: z.string().nullable(),
  by: z.strictObject({ id: z.string(), name: z.string() }),
  as: z.string(),
  reason: z.string(),
  at: z.number(),
})

function entryFrom(line: string): AuditEntry | null {
  try {
    return entrySchema.parse(plainJson(JSON.parse(line)))
  } catch {
    return null
  }
}

function readLine(line: string, readings: Map<string, Reading>, noted: ReadonlyMap<string, string>): void {
  const entry = entryFrom(line)
  const chain = entry?.chain ?? UNREADABLE
  const reading = readings.get(chain) ?? nothingRead()
  readings.set(chain, reading)
  if (entry) read(entry, reading, noted)
  else tell(reading, `a line is no entry: ${line.slice(0, 60)}`)
}

/** A head beyond the last entry shows that there were more. */
function tellCut(reading: Reading | undefined, { seq }: Head): void {
  const end = reading?.last?.seq ?? 0
  if (reading && end < seq) tell(reading, `cut off after entry ${end}: there were ${seq}`)
}

function read(entry: AuditEntry, reading: Reading, noted: ReadonlyMap<string, string>): void {
  const fault = faultOf(entry, reading.last)
  if (fault) tell(reading, fault)
  const hash = noted.get(`${entry.chain}:${entry.seq}`)
  if (hash !== undefined && hash !== entry.hash) tell(reading, `entry ${entry.seq} is not the one noted`)
  reading.length += 1
  reading.last = { seq: entry.seq, hash: entry.hash }
}

function tell(reading: Reading, fault: string): void {
  reading.faultCount += 1
  if (reading.faults.length < TOLD) reading.faults.push(fault)
}

const reportOf = (chain: string, { length, last, faults, faultCount }: Reading): ChainReport => ({
  ...{ chain, length, head: last?.hash ?? '', faults, faultCount },
})
