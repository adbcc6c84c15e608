import { AppError, type Fields } from '../../../domain/errors'
import { hasPhone, type Person } from '../../../domain/identity/person'
import { earlierWithin, wishLimits } from '../../../domain/wish/limits'
import { freeSlot, listedAt, openSlot } from '../../../domain/wish/lists'
import { isFileOf } from '../../../domain/wish/pictures'
import { LIKE, likeness, textFaults } from '../../../domain/wish/text-rules'
import type { CheckVerdict, Picture, Wish, WishText } from '../../../domain/wish/wish'
import type { WishPhase } from '../../../domain/wish/workflow'
import { createCase, replayOf } from '../../kernel/cases'
import { checkText } from '../../kernel/content-check'
import type { Context } from '../../kernel/context'
import { idFrom } from '../../kernel/ids'
import { wishRules } from '../../kernel/settings'
import { capacityOf, wishCase } from './policy'
import { wishes } from './runners'
import { DAY } from '../../../domain/case'

/** What the wisher wrote, as the contract hands it over. */
export interface Written extends WishText {
  readonly pictures: readonly string[]
  readonly show: Wish['show']
}

/** Whose wish it is and where they live. */
export interface Asker {
  readonly wisher: Wish['wisher']
  readonly helper: Wish['helper']
  readonly home: Pick<Person, 'path' | 'place' | 'householdId'>
  readonly contact: string | null
  /** Throws where the caller may not ask for them now; not asked of a retry. */
  readonly check?: () => void
}

interface Submission {
  readonly context: Context
  readonly written: Written
  readonly asker: Asker
  readonly evenIfSimilar: boolean
}

/** Refuses what a wish may not be, checks the text, and puts it before the community. */
export async function submitWish({ context, written, asker, evenIfSimilar }: Submission) {
  const earlier = await earlierOfHousehold(asker.home.householdId)
  const id = idFrom(context.actor.person._id, context.key)
  const first = earlier.find(({ _id }) => _id === id)
  const replayed = first && replayOf(first, { ...context, personId: context.actor.person._id })
  if (replayed) return replayed
  asker.check?.()
  refuseFaults(written, context, [])
  if (!evenIfSimilar) refuseSimilar(written, earlier)
  const textCheck = await checkText(context.openid, `${written.title}\n${written.reason}`)
  const doc = newWish({ id, context, written, asker, textCheck, earlier })
  return insertIntoFreeSlot(doc, { context, asker, earlier })
}

/** Throws `invalid` with every field that breaks a rule. `kept`: files already on the wish. */
export function refuseFaults(written: Written, { actor, now }: Context, kept: readonly string[]): void {
  const { valueMaxYuan } = wishRules()
  const foreign = written.pictures.some((file) => !kept.includes(file) && !isFileOf(file, actor.person._id))
  const faults: Fields = {
    ...textFaults(written),
    ...((written.value ?? 0) > valueMaxYuan && {
      value: `微心愿最多 ${valueMaxYuan} 元，贵重的请找社区商量`,
    }),
    ...neededByFault(written.neededBy, now),
    ...(foreign && { pictures: '有一张照片不是您上传的' }),
  }
  if (Object.keys(faults).length > 0) throw new AppError('invalid', { fields: faults })
}

const neededByFault = (neededBy: number | null, now: number): Fields => {
  if (neededBy === null) return {}
  if (neededBy < now) return { neededBy: '这个日子已经过了' }
  return neededBy > now + wishLimits.neededWithinDays * DAY ? { neededBy: '请选半年以内的日子' } : {}
}

const earlierOfHousehold = (householdId: string): Promise<Wish[]> =>
  wishes.find({ householdId }, { sort: { listedAt: -1 }, limit: 50 })

function refuseSimilar({ title }: Written, earlier: readonly Wish[]): void {
  const like = earlier.find((wish) => isLive(wish) && likeness(wish.title, title) >= LIKE)
  if (like)
    throw new AppError('similar', {
      message: `您家提过“${like.title}”，和这次的很像`,
      fields: { similarTo: like._id },
    })
}

const isLive = ({ phase }: { readonly phase: WishPhase }): boolean => phase !== 'ended'

interface NewWish {
  readonly id: string
  readonly context: Context
  readonly written: Written
  readonly asker: Asker
  readonly textCheck: CheckVerdict
  readonly earlier: readonly Wish[]
}

const newWish = ({ id, context, written, asker, textCheck, earlier }: NewWish) => ({
  _id: id,
  path: asker.home.path,
  place: asker.home.place,
  householdId: asker.home.householdId,
  wisher: asker.wisher,
  helper: asker.helper,
  contact: asker.contact,
  ...textOf(written),
  pictures: written.pictures.map(newPicture),
  show: written.show,
  textCheck,
  ...untouched,
  phase: 'review' as const,
  earlier: earlier
    .filter((wish) => wish.submittedAt > context.now - earlierWithin)
    .map(({ _id, title, kind, submittedAt }) => ({ id: _id, title, kind, at: submittedAt })),
  submittedAt: context.now,
  listedAt: listedAt(id, context.now),
})

/** The fields of a wish that nothing has happened to. */
const untouched = {
  sensitivity: 'none' as const,
  outline: null,
  stage: null,
  audience: [],
  claim: null,
  releases: 0,
  evidence: null,
  confirmedAt: null,
  reopened: 0,
  rating: null,
  change: null,
  transferredTo: null,
  channel: null,
}

export const textOf = ({ title, reason, kind, value, neededBy }: WishText): WishText => ({
  title,
  reason,
  kind,
  value,
  neededBy,
})

export const newPicture = (file: string): Picture => ({ file, check: 'pending', trace: null })

/** Tries the household's places one after the other; the unique index decides between two at once. */
async function insertIntoFreeSlot(
  doc: ReturnType<typeof newWish>,
  { context, asker, earlier }: Pick<NewWish, 'context' | 'asker' | 'earlier'>,
) {
  const { openPerHousehold } = wishRules()
  const all = Array.from({ length: openPerHousehold }, (_, place) => openSlot(asker.home.householdId, place))
  const taken = new Set(earlier.map(({ slot }) => slot))
  const mover = submitter(context, asker)
  for (const slot of all.filter((one) => !taken.has(one))) {
    const created = await createCase(wishCase, { doc: { ...doc, slot }, action: 'submit', mover })
    if (created) return created
  }
  throw new AppError('too_many', { message: `一户最多同时有 ${openPerHousehold} 个心愿，等一个实现了再许` })
}

function submitter(context: Context, { home, wisher, helper }: Asker) {
  const { person } = context.actor
  const parties = [helper?.isStaff ? ('recorder' as const) : ('wisher' as const)]
  return {
    person: { id: person._id, name: person.name },
    as: capacityOf(person, parties, { path: home.path, wisher, helper }, context.now),
    parties,
    key: context.key,
    digest: context.digest,
    now: context.now,
  }
}

/** Frees the household's place when a wish is realised or ended. */
export const freed = (wish: Pick<Wish, '_id'>): Pick<Wish, 'slot'> => ({ slot: freeSlot(wish._id) })

export const asWisher = (person: Person): Wish['wisher'] => ({
  id: person._id,
  name: person.name,
  hasPhone: hasPhone(person),
})
