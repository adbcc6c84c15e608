import type { ImportState, RosterImport } from '../../../../domain/grid/roster'
import { isHopeless, waitAfter } from '../../../../domain/grid/roster-tries'
import { applyRows } from './applying'
import { fail } from './failing'
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
 * its lease has ended. One that has changed nothing yet and never goes on is given up at last.
 */
export async function work(id: string, limit: number): Promise<boolean> {
  const order = await take(id, Date.now())
  const step = order && steps[order.state]
  if (!step) return false
  if (isHopeless({ ...order, fruitless: (order.fruitless ?? 0) - 1 })) {
    // The last try was ended by the platform, which says nothing.
    await fail(order, { code: 'stuck', detail: '' })
    return true
  }
  try {
    await step(order, limit)
  } finally {
    await letGo(order)
  }
  return true
}

/** Lets others have it, after a wait if it has not gone on, and gives it up if it never has. */
async function letGo({ _id, leaseUntil }: RosterImport): Promise<void> {
  const order = await imports.findById(_id)
  if (order?.leaseUntil !== leaseUntil) return
  if (isHopeless(order)) {
    await fail(order, { code: 'stuck', detail: '' })
    return
  }
  const dueAt = Date.now() + waitAfter(order.fruitless ?? 0)
  await imports.update({ _id, leaseUntil }, { leaseUntil: 0, dueAt })
}
