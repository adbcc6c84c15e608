import { NEVER } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { Org } from '../../../domain/grid/org'
import {
  dayFault,
  nothingMoved,
  type Reorganisation,
  type ReorganisationOrder,
  type Wanted,
} from '../../../domain/grid/reorganisation'
import type { Reorganised } from '../../../domain/grid/tree-contract'
import type { CaseOffice } from '../../kernel/case-office'
import type { Context } from '../../kernel/context'
import { idFrom } from '../../kernel/ids'
import { carryOut, LEASE, takeUp } from './carrying-out'
import { judge } from './judging'
import { locksOf, noLock } from './locks'
import { reorganisations } from './reorganisations'
import { isWithinReach, managedBy } from './scope'

interface Request {
  readonly wanted: Wanted
  /** When it takes effect, epoch ms; null: at once. */
  readonly at: number | null
  readonly context: Context
}

/** What was found when a change was looked at: what it is about, and what is to be done. */
export interface Judgement {
  readonly about: Pick<Org, '_id' | 'kind' | 'name' | 'path'>
  readonly order: ReorganisationOrder
}

/**
 * Writes a change down, looks at it, and carries it out or keeps it for its day. What is written down first holds the
 * locks, so that of two at once one is refused; what has been looked at is finished by `jobs` should this process end.
 * Throws `conflict` while somebody else changes the same, `key_reused`, and whatever the judgement refuses.
 */
export async function reorganise(request: Request, office: CaseOffice): Promise<Reorganised> {
  const asked = written(request)
  if (!(await reorganisations.insert(asked))) return replayOf(asked, office)
  const { about, order } = await judgedOrTakenBack(asked, request)
  const isPlanned = asked.at > request.context.now && !isDated(asked)
  const judged = {
    about,
    path: about.path,
    ...(isPlanned
      ? { state: 'planned' as const, locks: noLock(asked._id), dueAt: asked.at }
      : { state: 'doing' as const, order }),
  }
  await reorganisations.update({ _id: asked._id }, judged)
  const plan = { ...asked, ...judged }
  return answerOf(isPlanned ? plan : await carryOut(plan, office))
}

/** A post carries its own first and last day, so it can be written at once. */
const isDated = ({ kind }: Reorganisation): boolean => kind === 'appoint' || kind === 'end'

async function judgedOrTakenBack(asked: Reorganisation, { context, at }: Request): Promise<Judgement> {
  try {
    const fault = dayFault(at, context.now)
    const judgement = await judge(asked, {
      permit: (org) => managedBy(context, org),
      knows: (person) => isWithinReach(context, person),
      persons: context.persons,
    })
    // After the judgement, which refuses those who may not know of the org.
    if (fault !== null) throw new AppError('invalid', { fields: { at: fault } })
    return judgement
  } catch (error) {
    await reorganisations.removeAll({ _id: asked._id })
    throw error
  }
}

function written({ wanted, at, context }: Request): Reorganisation {
  const { actor, key, digest, now } = context
  const _id = idFrom(actor.person._id, key)
  return {
    ...{ _id, version: 1, kind: wanted.kind, state: 'asked', wanted, order: null, about: null, path: [] },
    at: at === null || at <= now ? now : at,
    by: { id: actor.person._id, name: actor.person.name },
    as: actor.posts.find(({ role }) => role !== 'resident')?.orgName ?? '',
    ...{
      digest,
      locks: locksOf(wanted),
      done: [],
      dueAt: now + LEASE,
      moved: nothingMoved,
      failure: null,
      createdAt: now,
    },
  }
}

/**
 * What the command came to when it was first sent; a change whose process has ended is finished now. Throws `conflict`
 * while somebody else holds the locks, or the first call has not looked at it yet.
 */
async function replayOf(asked: Reorganisation, office: CaseOffice): Promise<Reorganised> {
  const first = await reorganisations.findById(asked._id)
  if (first && first.digest !== asked.digest) throw new AppError('key_reused')
  if (!first || first.state === 'asked') {
    throw new AppError('conflict', { message: '这里正在变更，请稍后再试' })
  }
  const isLeft = first.state === 'doing' && (await takeUp(first, asked.createdAt))
  return answerOf(isLeft ? await carryOut(first, office) : first)
}

const answers: Record<Reorganisation['state'], Reorganised['state']> = {
  asked: 'doing',
  planned: 'planned',
  doing: 'doing',
  settling: 'done',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
}

export const answerOf = ({ _id, state, at, wanted, order, about, moved }: Reorganisation): Reorganised => ({
  id: _id,
  state: answers[state],
  at,
  org: order?.opens[0]?._id ?? (wanted.kind === 'create' ? _id : (about?._id ?? '')),
  moved,
})

/** Nothing is left to do. */
export const over = (plan: Pick<Reorganisation, '_id'>) => ({ locks: noLock(plan._id), dueAt: NEVER })
