import type { Org } from '../../../../domain/grid/org'
import { AppError } from '../../../../domain/errors'
import { rosterLimits } from '../../../../domain/grid/roster'
import { chinaDay } from '../../../../domain/china-day'
import { orgAt } from '../../../../domain/wish/desk'
import { record } from '../../../kernel/audit'
import type { Context } from '../../../kernel/context'
import { idFrom } from '../../../kernel/ids'
import { askRoster, linkTo, soon } from './ask'
import { mayTakePhones, placeOf, rosterPosts } from './scope'
import { rosterFiles } from './store'

interface Wanted {
  readonly org: string | null
  readonly phones: boolean
  readonly reason: string
}

/** Notes that the caller takes the roster of a scope out, what of it and why. Throws `forbidden`. */
export async function exportRoster({ org, phones, reason }: Wanted, context: Context) {
  const { actor, now, key, digest } = context
  const id = idFrom(actor.person._id, key)
  const known = await rosterFiles.findById(id)
  if (known && known.digest !== digest) throw new AppError('key_reused')
  if (known) return { id }
  const place = await placeOf(org, context)
  if (phones && !mayTakePhones(context))
    throw new AppError('forbidden', { message: '手机号只有社区书记能导出' })
  const watermark = `${place.name} · ${actor.person.name} · ${chinaDay(now)} 导出 · 用途：${reason}`
  await rosterFiles.insert({
    ...{ _id: id, personId: actor.person._id, file: '', digest, at: now },
    ...{ name: `居民名册-${place.name}-${chinaDay(now)}.xlsx`, order: { org: place._id, phones, watermark } },
  })
  await note({ id, place, phones, reason }, context)
  return { id }
}

interface Taken extends Pick<Wanted, 'phones' | 'reason'> {
  readonly id: string
  readonly place: Pick<Org, 'path' | 'name'>
}

const note = ({ id, place, phones, reason }: Taken, context: Context): Promise<void> =>
  record({
    key: `${id}:export`,
    chain: orgAt(place.path, 'community') || (place.path[0] ?? ''),
    ...{ what: 'export', action: phones ? 'exportWithPhones' : 'export', subject: '', caseId: id },
    by: { id: context.actor.person._id, name: context.actor.person.name },
    ...{ as: rosterPosts(context)[0]?.orgName ?? '', reason: `${place.name}：${reason}`, at: context.now },
  })

/**
 * The workbook that the caller said they would take; nobody else gets it. It is written once. Throws `conflict` while
 * it takes longer than a call may: ask again.
 */
export async function exported({ id }: { readonly id: string }, { actor, now }: Context) {
  const found = await rosterFiles.findById(id)
  if (found?.personId !== actor.person._id || found.at < now - rosterLimits.files)
    throw new AppError('not_found')
  const file = found.file === '' ? await soon(askRoster({ task: 'export', id })) : found
  if (!file) throw new AppError('conflict', { message: '名册还在写，请过一会儿再来取' })
  return linkTo(file.file, found.name)
}
