import { chinaDay } from '../../domain/china-day'
import * as z from '../../domain/zod'
import { upload } from '../features/grid/roster/files'
import { imports, rosterFiles } from '../features/grid/roster/store'
import { beginStretch } from '../features/grid/roster/stretch'
import { work } from '../features/grid/roster/working'
import { errorsWorkbook, exportWorkbook, templateWorkbook, TooMany } from '../features/grid/roster/writing'
import { cloud } from '../kernel/cloud'

const order = z.discriminatedUnion('task', [
  z.object({ task: z.literal('work'), id: z.string() }),
  z.object({ task: z.literal('template') }),
  z.object({ task: z.literal('errors'), id: z.string() }),
  z.object({ task: z.literal('export'), id: z.string() }),
])
type Order = z.output<typeof order>

/** Ms that config.json gives the function, where the platform does not say. */
const LIMIT = 60_000

/**
 * Reads and writes workbooks for the other functions, which ask after they have looked at who is calling. Packing and
 * XML stay out of `api` that way. A client that calls it itself is refused: the chain of callers, which the platform
 * writes, must end in a function.
 */
export const main = async (event: unknown, context?: { readonly time_limit_in_ms?: number }) => {
  const { SOURCE } = cloud.getWXContext() as { SOURCE?: unknown }
  if (String(SOURCE).split(',').at(-1) !== 'scf') return { ok: false, code: 'forbidden' }
  const parsed = order.safeParse(event)
  return parsed.success
    ? answer(parsed.data, context?.time_limit_in_ms ?? LIMIT)
    : { ok: false, code: 'invalid' }
}

async function answer(asked: Order, limit: number) {
  switch (asked.task) {
    case 'work':
      return { ok: true, worked: await work(asked.id, limit) }
    case 'template':
      return { ok: true, file: await upload('rosters/template.xlsx', await templateWorkbook()) }
    case 'errors':
      return errors(asked.id)
    case 'export':
      return exported(asked.id, limit)
  }
}

async function errors(id: string) {
  const found = await imports.findById(id)
  if (!found) return { ok: false, code: 'not_found' }
  const at = Date.now()
  const _id = `${id}-${chinaDay(at)}`
  const file = await upload(`rosters/errors/${_id}.xlsx`, await errorsWorkbook(found))
  await rosterFiles.insert({ _id, personId: '', file, name: '', order: null, digest: '', at })
  return { ok: true, file }
}

async function exported(id: string, limit: number) {
  const found = await rosterFiles.findById(id)
  if (!found?.order) return { ok: false, code: 'not_found' }
  try {
    const file = await upload(
      `rosters/exports/${id}.xlsx`,
      await exportWorkbook(found.order, beginStretch(limit)),
    )
    await rosterFiles.update({ _id: id }, { file })
    return { ok: true, file }
  } catch (error) {
    if (error instanceof TooMany) return { ok: false, code: 'too_many' }
    throw error
  }
}
