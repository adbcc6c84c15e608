import type { peopleContract } from '../../../domain/grid/people-contract'
import { queueLimits } from '../../../domain/grid/queue-limits'
import type { Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { recordAll } from '../../kernel/audit'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { addToCounts } from '../../kernel/homes'
import { isReplay, noted } from '../../kernel/notes'
import { residenceFact } from '../../kernel/residence'
import { postOver } from '../../kernel/people-scope'
import { twinsOf, withNeighbours, type WithNeighbours } from '../../kernel/twins'
import { tellOfResidence } from '../../kernel/tell'

type Wanted = z.output<typeof peopleContract.verify.input>['people'][number]

/**
 * Verifies each as they were seen. All of them are written in one operation, two when some were called; each has a
 * guard of its own, so whoever corrected what they stated, or was verified by somebody else, is a conflict by
 * themselves and holds nobody up. Whoever may be somebody of the office's list is left out until that is answered.
 */
export const verify: Handlers<typeof peopleContract, Context, Visit>['verify'] = async (
  { people: asked },
  context,
) => {
  const wanted = [...new Map(asked.map((one) => [one.id, one])).values()]
  const found = await people.aggregate<WithNeighbours>((start) =>
    withNeighbours(start.match({ _id: operators().in(wanted.map(({ id }) => id)) }).limit(queueLimits.batch)),
  )
  const isMine = (person: Person): boolean => postOver(context, person) !== null
  const mine = found.filter(isMine)
  if (mine.length === 0) throw new AppError('not_found')
  const earlier = mine.filter(({ keys }) => isReplay(keys, context))
  const doubtful = mine.filter((one) => one.residence.state === 'pending' && twinsOf(one, isMine).length > 0)
  const certain = mine.filter((one) => !doubtful.includes(one))
  const fresh = await verifyAsSeen(wanted, certain, context)
  const done = [...earlier, ...fresh]
  await addToCounts(fresh.map(({ path }) => ({ path, by: { pending: -1, people: 1 } })))
  await writeDown(done, context)
  const verdicts = [['verified', done] as const, ['twin', doubtful] as const, ['conflict', mine] as const]
  const verdictOf = (id: string) =>
    verdicts.find(([, some]) => some.some(({ _id }) => _id === id))?.[0] ?? 'gone'
  return { results: wanted.map(({ id }) => ({ id, verdict: verdictOf(id) })) }
}

/** Answers those that were verified now. */
async function verifyAsSeen(
  wanted: readonly Wanted[],
  mine: readonly Person[],
  context: Context,
): Promise<Person[]> {
  const due = mine.filter(
    (one) =>
      one.residence.state === 'pending' &&
      wanted.some(({ id, version }) => id === one._id && version === one.version),
  )
  const isProved = ({ _id, phoneMark, phoneProof }: Person): boolean =>
    phoneMark !== null && phoneProof === null && wanted.some(({ id, isCalled }) => id === _id && isCalled)
  const called = due.filter(isProved)
  const others = due.filter((one) => !isProved(one))
  const written = (await write(called, context, { phoneProof: 'worker' })) + (await write(others, context))
  if (written === due.length) return due
  const ids = due.map(({ _id }) => _id)
  const after = await people.find({ _id: operators().in(ids) }, { limit: queueLimits.batch })
  return after.filter(({ keys }) => isReplay(keys, context))
}

async function write(due: readonly Person[], context: Context, more: Partial<Person> = {}): Promise<number> {
  if (due.length === 0) return 0
  const _ = operators()
  const guards = due.map(({ _id, version }) => ({ _id, version, 'residence.state': 'pending' }))
  const { _id: id, name } = context.actor.person
  return people.updateAll(_.or(guards) as never, {
    residence: { state: 'verified', since: context.now, by: { id, name }, reason: null },
    version: _.inc(1),
    keys: noted(context),
    ...more,
  })
}

/** The log, then the people themselves; a replay completes what the first call left undone. */
async function writeDown(done: readonly Person[], context: Context): Promise<void> {
  const [first] = done
  if (!first) return
  const { _id: id, name } = context.actor.person
  const facts = done.map((person) => {
    const as = postOver(context, person)?.orgName ?? ''
    return residenceFact(person, 'verify', { by: { id, name }, as, reason: '', call: context })
  })
  await recordAll(facts)
  await tellOfResidence(done, '核实好了，都可以用了', context)
}
