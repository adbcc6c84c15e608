import type { ImportState, RosterImport } from '../../../../domain/grid/roster'
import { applyRows } from './applying'
import { judgeRows } from './judging'
import { matchRows } from './matching'
import { read } from './reading'
import { imports, take } from './store'
import { undoRows } from './undoing'

type Step = (order: RosterImport, limit: number) => Promise<RosterImport | null>

const steps: { readonly [state in ImportState]?: Step } = {
  reading: read,
  judging: judgeRows,
  matching: matchRows,
  applying: applyRows,
  undoing: undoRows,
}

/**
 * Does a stretch of an import's work, as much as fits well into the `limit` ms that the function is given. Whoever
 * finds it in somebody else's hands, or waiting for a person, does nothing; a stretch that was killed is taken up once
 * its lease has ended.
 */
export async function work(id: string, limit: number): Promise<boolean> {
  const order = await take(id, Date.now())
  const step = order && steps[order.state]
  if (!step) return false
  try {
    await step(order, limit)
  } finally {
    await imports.update({ _id: id, leaseUntil: order.leaseUntil }, { leaseUntil: 0 })
  }
  return true
}
