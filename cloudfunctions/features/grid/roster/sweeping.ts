import { droppableStates, rosterLimits, slotOf, workingStates } from '../../../../domain/grid/roster'
import { operators } from '../../../kernel/database'
import { removeFiles } from '../../../kernel/files'
import { letWork } from './ask'
import { chunks, imports, rosterFiles, save } from './store'

/** Of one sweep; what is more comes with the next. */
const MOST = 50

/**
 * What nobody looks after any more: work that was left is taken up, imports that nobody finishes are dropped, and
 * rows and files that have served their time go. Answers how much was done.
 */
export async function sweepRosters(now: number): Promise<number> {
  return (await takeUp(now)) + (await dropForgotten(now)) + (await forgetRows(now)) + (await removeOld(now))
}

/** One import: whoever has waited longest; after a try that came to nothing others come first. */
async function takeUp(now: number): Promise<number> {
  const _ = operators()
  const left = await imports.find(
    { state: _.in([...workingStates]), dueAt: _.lte(now) },
    { sort: { dueAt: 1 }, limit: 1 },
  )
  for (const { _id } of left) await letWork(_id)
  return left.length
}

async function dropForgotten(now: number): Promise<number> {
  const _ = operators()
  const old = { state: _.in([...droppableStates]), since: _.lt(now - rosterLimits.open) }
  const found = await imports.find(old, { limit: MOST })
  for (const order of found) {
    if (order.leaseUntil > now) continue
    await save(order, { state: 'dropped', slot: slotOf('dropped', order), since: now })
    await removeFiles([order.file])
  }
  return found.length
}

/** Rows are personal: they stay as long as an import can be taken back. */
async function forgetRows(now: number): Promise<number> {
  const _ = operators()
  const over = { chunks: _.gt(0), state: _.in(['applied', 'undone']), since: _.lt(now - rosterLimits.kept) }
  const gone = { chunks: _.gt(0), state: _.in(['dropped', 'failed']), since: _.lt(now) }
  const found = await imports.find(_.or([over, gone]) as never, { limit: MOST })
  const ids = found.map(({ _id }) => _id)
  if (ids.length === 0) return 0
  await chunks.removeAll({ importId: _.in(ids) })
  await removeFiles(found.filter(({ state }) => state === 'failed').map(({ file }) => file))
  await imports.updateAll({ _id: _.in(ids) }, { chunks: 0 })
  return ids.length
}

async function removeOld(now: number): Promise<number> {
  const _ = operators()
  const old = await rosterFiles.find({ at: _.lt(now - rosterLimits.files) }, { limit: MOST })
  await removeFiles(old.map(({ file }) => file))
  if (old.length > 0) await rosterFiles.removeAll({ _id: _.in(old.map(({ _id }) => _id)) })
  return old.length
}
