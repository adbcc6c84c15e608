import { readdirSync, readFileSync } from 'node:fs'
import { sampleWorkbook } from '../../config/roster/sample'
import { isWorking } from '../../domain/grid/roster'
import type { ImportStatus } from '../../domain/grid/roster-contract'
import { startCloud, type Caller } from '../support/cloud'
import { statusOf, uploadRoster } from '../support/roster/importing'
import { orgsOfWorld, populate, signInAll } from '../support/world'

/** What an import of so many rows took. */
export interface Measured {
  readonly rows: number
  /** Bytes of the workbook. */
  readonly bytes: number
  /** Ms of each stage, calls between the functions included. */
  readonly ms: { readonly [state: string]: number }
  readonly counts: ImportStatus['counts']
  /** Peak resident set of the function's process, KB; null where the system does not tell. */
  readonly peakKb: number | null
  /** Longest single call, ms. */
  readonly longest: number
}

const BUILDINGS = 60
const buildings = Array.from({ length: BUILDINGS }, (_, at) => `${at + 10}号楼`)

/** More buildings for 一网格, so that a large roster has somewhere to live. */
function buildingsOfGrid(): object[] {
  const [model] = orgsOfWorld().filter(({ _id }) => _id === 'b1')
  return buildings.map((name, at) => {
    const _id = `big${at}`
    return { ...model, _id, name, label: `锦绣花园${name}`, path: [...(model?.path.slice(0, 5) ?? []), _id] }
  })
}

/** Reads, judges, writes and takes back a sample roster on an emulator of its own. */
export async function measure(rows: number): Promise<Measured> {
  const cloud = await startCloud()
  try {
    const { communityStaff: caller } = await signInAll(cloud)
    await populate(cloud)
    await cloud.insert('orgs', buildingsOfGrid())
    return await measureWith(caller, rows)
  } finally {
    await cloud.stop()
  }
}

async function measureWith(caller: Caller, rows: number): Promise<Measured> {
  const bytes = await sampleWorkbook({ rows, seed: '1', buildings })
  const file = await uploadRoster(caller, 'communityStaff', bytes)
  const { id } = await caller.api.grid.roster.begin({ file, fileName: '名册.xlsx' })
  const watch = new Watch(caller)
  const ready = await watch.drive(id)
  await caller.api.grid.roster.apply({ id, version: ready.version })
  const { counts } = await watch.drive(id)
  await caller.api.grid.roster.undo({ id })
  await watch.drive(id)
  return { rows, bytes: bytes.length, ms: watch.ms, counts, peakKb: peakOf('roster'), longest: watch.longest }
}

/** Drives an import and notes how long each stage takes. */
class Watch {
  readonly ms: { [state: string]: number } = {}
  longest = 0

  constructor(private readonly caller: Caller) {}

  async drive(id: string): Promise<ImportStatus> {
    let status = await statusOf(this.caller, id)
    while (isWorking(status.state)) {
      const { state, version } = status
      const began = performance.now()
      status = await this.caller.api.grid.roster.advance({ id, version })
      const took = performance.now() - began
      this.ms[state] = (this.ms[state] ?? 0) + took
      this.longest = Math.max(this.longest, took)
    }
    return status
  }
}

/** Peak resident set, KB, of this run's process of a function; null where there is no /proc. */
function peakOf(name: string): number | null {
  try {
    const peaks = readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && isOwn(entry) && runs(entry, name))
      .map((entry) => Number(/VmHWM:\s+(\d+)/.exec(textOf(entry, 'status'))?.[1] ?? 0))
    return peaks.length > 0 ? Math.max(...peaks) : null
  } catch {
    return null
  }
}

const textOf = (pid: string, what: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}
const runs = (pid: string, name: string): boolean => textOf(pid, 'cmdline').includes(`cloudfunctions/${name}`)

/** Started by this process, or by one that it started. */
function isOwn(pid: string): boolean {
  const parent = /PPid:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1]
  if (parent === undefined || parent === '0') return false
  return parent === String(process.pid) || isOwn(parent)
}
