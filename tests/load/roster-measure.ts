import { openWorkbook } from '../../cloudfunctions/features/grid/roster/workbook'
import { sampleWorkbook } from '../../config/roster/sample'
import type { ImportStatus } from '../../domain/grid/roster-contract'
import { applyAll, drive, uploadRoster } from '../support/roster/importing'
import { fetchBytes } from '../support/roster/reading'
import { peakOf } from './processes'
import { rosterTown, type RosterTown } from './roster-town'
import { Watch, type StretchCost } from './roster-watch'

/** The community as its tree counts it. */
export interface Standing {
  readonly people: number
  readonly households: number
  /** People of its first large grid. */
  readonly firstGrid: number
}

/** A workbook that was written: ms of the call, its rows without the head, bytes. */
export interface Written {
  readonly ms: number
  readonly rows: number
  readonly bytes: number
}

/** What an import of so many rows took, and what the office saw of it. */
export interface Measured {
  readonly rows: number
  readonly bytes: number
  readonly stretches: readonly StretchCost[]
  /** What the office is shown before anything changes, and what was left of it afterwards. */
  readonly shown: ImportStatus['counts']
  readonly done: ImportStatus['counts']
  readonly undone: ImportStatus['counts']
  readonly before: Standing
  readonly after: Standing
  readonly takenBack: Standing
  readonly errors: Written
  readonly exports: readonly Written[]
  /** Peak resident set of the function's process, KB; null where the system does not tell. */
  readonly peakKb: number | null
}

/** Last year's roster is imported first; then this year's is read, judged, written, exported and taken back. */
export async function measure(rows: number): Promise<Measured> {
  const town = await rosterTown(rows)
  try {
    const { state } = await applyAll(town.staff, await drive(town.staff, await begin(town, rows, 'last')))
    if (state !== 'applied') throw new Error(`last year's roster is ${state}`)
    return await measureIn(town, rows)
  } finally {
    await town.cloud.stop()
  }
}

async function begin(town: RosterTown, rows: number, year: 'this' | 'last'): Promise<string> {
  const bytes = await sampleWorkbook({ rows, seed: '1', buildings: town.buildings, year })
  const file = await uploadRoster(town.staff, 'communityStaff', bytes)
  const { id } = await town.staff.api.grid.roster.begin({ file, fileName: '名册.xlsx' })
  return id
}

async function measureIn(town: RosterTown, rows: number): Promise<Measured> {
  const { staff, cloud } = town
  const { roster } = staff.api.grid
  const before = await standing(town)
  const bytes = (await sampleWorkbook({ rows, seed: '1', buildings: town.buildings })).length
  const id = await begin(town, rows, 'this')
  const watch = new Watch(cloud, staff)
  const ready = await watch.drive(id)
  const errors = await written(() => roster.errors({ id }))
  await roster.apply({ id, version: ready.version })
  const applied = await watch.drive(id)
  const after = await standing(town)
  const exports: Written[] = []
  for (const org of town.grids) {
    const order = await roster.export({ org, reason: '核对名册' })
    exports.push(await written(() => roster.exported(order)))
  }
  await roster.undo({ id })
  const { counts: undone } = await watch.drive(id)
  const takenBack = await standing(town)
  const { stretches } = watch
  return {
    ...{ rows, bytes, stretches, shown: ready.counts, done: applied.counts, undone },
    ...{ before, after, takenBack, errors, exports, peakKb: peakOf('roster') },
  }
}

async function standing({ staff, grids }: RosterTown): Promise<Standing> {
  const { org, below } = await staff.api.grid.tree.get({})
  const { people, households } = org.counts
  return { people, households, firstGrid: below.find(({ id }) => id === grids[0])?.counts.people ?? 0 }
}

async function written(ask: () => Promise<{ readonly url: string }>): Promise<Written> {
  const began = performance.now()
  const { url } = await ask()
  const ms = performance.now() - began
  const bytes = await fetchBytes(url)
  let rows = 0
  for await (const batch of (await openWorkbook(bytes)).rows) rows += batch.length
  return { ms, rows, bytes: bytes.length }
}
