import { AppError } from '../../../../domain/errors'
import {
  droppableStates,
  isRosterFileOf,
  noRows,
  nothingChosen,
  rosterLimits,
  slotOf,
  type Answered,
  type ChosenRow,
  type ImportState,
  type RosterImport,
} from '../../../../domain/grid/roster'
import { mappingFaults, type RosterMapping } from '../../../../domain/grid/roster-columns'
import { mayStop } from '../../../../domain/grid/roster-tries'
import { record } from '../../../kernel/audit'
import type { Context } from '../../../kernel/context'
import { isDuplicate, operators } from '../../../kernel/database'
import { idFrom } from '../../../kernel/ids'
import { removeFiles } from '../../../kernel/files'
import { importOf, placeOf, rosterPosts } from './scope'
import { chunks, imports } from './store'

const answerOf = ({ _id, state, version }: Pick<RosterImport, '_id' | 'state' | 'version'>) => ({
  id: _id,
  state,
  version,
})

/** The first answer to a command that was carried out, null for a new one. Throws `key_reused`. */
function replayOf({ _id, keys }: RosterImport, { actor, key, digest }: Context) {
  const first = keys.find((one) => one.key === key && one.personId === actor.person._id)
  if (!first) return null
  if (first.digest !== digest) throw new AppError('key_reused')
  return answerOf({ _id, ...first })
}

const noteOf = ({ actor, key, digest }: Context, state: ImportState, version: number): Answered => ({
  ...{ key, digest, personId: actor.person._id },
  ...{ state, version },
})

interface Begin {
  readonly community: string | null
  readonly file: string
  readonly fileName: string
}

const COMMUNITY_DEPTH = 4

/** Begins an import; its unique place lets a community have one at a time, even if two begin at once. */
export async function beginImport({ community, file, fileName }: Begin, context: Context) {
  const { actor, now, key } = context
  const place = await placeOf(community, context)
  if (place.path.length !== COMMUNITY_DEPTH)
    throw new AppError('invalid', { fields: { community: '请选择社区' } })
  if (!isRosterFileOf(file, actor.person._id))
    throw new AppError('invalid', { fields: { file: '文件不是您上传的' } })
  const _id = idFrom(actor.person._id, key)
  const order: RosterImport = {
    ...{ _id, version: 1, slot: place._id, community: place._id, path: place.path, state: 'reading' },
    ...{ by: { id: actor.person._id, name: actor.person.name }, at: now, since: now, file, fileName },
    ...{ sheet: '', header: [], headerMark: '', mapping: null, fault: null, leaseUntil: 0, dueAt: now },
    ...{ rows: 0, chunks: 0, done: 0, counts: noRows, keys: [noteOf(context, 'reading', 1)] },
  }
  if (await imports.insert(order)) return answerOf(order)
  const known = await imports.findById(_id)
  const replayed = known && replayOf(known, context)
  if (replayed) return replayed
  throw new AppError('conflict', { message: '本社区还有一次导入没有做完，请先做完或放弃那一次' })
}

interface Step {
  readonly context: Context
  readonly order: RosterImport
  readonly state: ImportState
  readonly changes?: Partial<RosterImport>
}

/** Takes an import on by a person's word, guarded by the version that was read. */
async function go({ context, order, state, changes = {} }: Step) {
  const { now } = context
  const version = order.version + 1
  const anew = { done: 0, since: now, dueAt: now, fruitless: 0, wentOnAt: now }
  const next = { state, version, slot: slotOf(state, order), ...anew, ...changes }
  const keys = operators().push([noteOf(context, state, version)])
  try {
    const written = await imports.update({ _id: order._id, version: order.version }, { ...next, keys })
    if (written === 1) return answerOf({ _id: order._id, state, version })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new AppError('conflict', { message: '本社区正在导入另一份名册，请等它做完' })
  }
  throw new AppError('conflict')
}

/** The import as the caller saw it, waiting in one of these states. Throws `not_found` or `conflict`. */
function refuseUnless(order: RosterImport, version: number, states: readonly ImportState[]): void {
  if (order.version !== version || !states.includes(order.state)) throw new AppError('conflict')
}

interface Map {
  readonly id: string
  readonly version: number
  readonly mapping: RosterMapping
}

export async function mapImport({ id, version, mapping }: Map, context: Context) {
  const order = await importOf(id, context)
  const replayed = replayOf(order, context)
  if (replayed) return replayed
  refuseUnless(order, version, ['mapping', 'ready'])
  const faults = Object.entries(mappingFaults(mapping, order.header.length))
  if (faults.length > 0) {
    const fields = Object.fromEntries(faults.map(([field, words]) => [`mapping.${field}`, words]))
    throw new AppError('invalid', { fields })
  }
  const anew = { counts: noRows, unsure: [], choices: nothingChosen }
  return go({ context, order, state: 'judging', changes: { mapping, ...anew } })
}

interface Decide extends Pick<Map, 'id' | 'version'>, Omit<ChosenRow, 'row'> {
  /** Null: all rows that may be moves, whatever was said of them before. */
  readonly row: number | null
}

/** Notes what rows that may be moves are; nothing is changed by it yet. */
export async function decideImport({ id, version, row, choice, person }: Decide, context: Context) {
  const order = await importOf(id, context)
  const replayed = replayOf(order, context)
  if (replayed) return replayed
  refuseUnless(order, version, ['ready'])
  const { rest, rows } = order.choices ?? nothingChosen
  const others = rows.filter((one) => one.row !== row)
  if (row !== null && others.length >= rosterLimits.chosen) {
    throw new AppError('too_many', { message: '逐行决定的太多了，其余的请一起决定' })
  }
  const choices =
    row === null ? { rest: choice, rows: [] } : { rest, rows: [...others, { row, choice, person }] }
  return go({ context, order, state: 'ready', changes: { choices, since: order.since } })
}

export async function applyImport({ id, version }: Pick<Map, 'id' | 'version'>, context: Context) {
  const order = await importOf(id, context)
  const replayed = replayOf(order, context)
  if (replayed) return replayed
  refuseUnless(order, version, ['ready'])
  const answer = await go({ context, order, state: 'applying' })
  await note(order, context, 'apply', order.fileName)
  return answer
}

export async function undoImport(
  { id, note: why }: { readonly id: string; readonly note: string },
  context: Context,
) {
  const order = await importOf(id, context)
  const replayed = replayOf(order, context)
  if (replayed) return replayed
  if ((droppableStates as readonly ImportState[]).includes(order.state)) return drop(order, context)
  if (order.state !== 'applied' && !mayStop(order, context.now)) throw new AppError('conflict')
  if (context.now > order.since + rosterLimits.kept) {
    throw new AppError('too_late', { message: '导入已超过 30 天，不能再撤销' })
  }
  const answer = await go({ context, order, state: 'undoing', changes: undone(order) })
  await note(order, context, 'undo', why)
  return answer
}

/** Of an import that has not been written to its end, only the chunks that have been begun are taken back. */
function undone({ state, chunks: all, done }: RosterImport): Partial<RosterImport> {
  if (state === 'applied' || done === all) return {}
  return { halfWritten: done + 1, done: all - done - 1 }
}

/** Nothing has been changed yet: the rows and the file go. */
async function drop(order: RosterImport, context: Context) {
  const answer = await go({ context, order, state: 'dropped' })
  await chunks.removeAll({ importId: order._id })
  await removeFiles([order.file])
  return answer
}

const note = (order: RosterImport, context: Context, action: string, reason: string): Promise<void> =>
  record({
    key: `${order._id}:${context.key}`,
    ...{ chain: order.community, what: 'import', action, subject: '', caseId: order._id },
    by: { id: context.actor.person._id, name: context.actor.person.name },
    ...{ as: rosterPosts(context)[0]?.orgName ?? '', reason, at: context.now },
  })
