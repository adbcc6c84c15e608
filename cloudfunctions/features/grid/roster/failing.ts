import { slotOf, type RosterImport } from '../../../../domain/grid/roster'
import { removeFiles } from '../../../kernel/files'
import { chunks, save } from './store'

/**
 * Ends an import that has not changed anything yet: its place is free, its rows and its file go. What cannot be removed
 * now is left to `jobs`, which goes by the chunks. Null when somebody was faster.
 */
export async function fail(
  order: RosterImport,
  fault: NonNullable<RosterImport['fault']>,
): Promise<RosterImport | null> {
  const isGone = await forget(order)
  return save(order, {
    ...{ state: 'failed', slot: slotOf('failed', order), since: Date.now(), fault, leaseUntil: 0 },
    ...{ rows: 0, chunks: isGone ? 0 : Math.max(1, order.chunks) },
  })
}

async function forget({ _id, file }: RosterImport): Promise<boolean> {
  try {
    await removeFiles([file])
    await chunks.removeAll({ importId: _id })
    return true
  } catch (error) {
    console.error(`rows or file of import ${_id} are left to jobs`, error)
    return false
  }
}
