import { NEVER } from '../../../domain/case'
import type { Moved, Reorganisation } from '../../../domain/grid/reorganisation'
import type { CaseOffice } from '../../kernel/case-office'
import { operators } from '../../kernel/database'
import { noLock } from './locks'
import { reorganisations } from './reorganisations'
import { moveStep, stepsOf } from './steps'

/** How long a process has for the next step before `jobs` takes the change up, in ms. */
export const LEASE = 120_000

/**
 * Does what is left of a change that is `doing`, step by step; each can be done twice, those that move people are noted.
 * Then the locks are given back. Where people moved, `jobs` looks once more after the longest time that a call can take.
 */
export async function carryOut(plan: Reorganisation, office: CaseOffice): Promise<Reorganisation> {
  let moved = plan.moved
  for (const { id, run } of stepsOf(plan, office)) {
    if (plan.done.includes(id)) continue
    const more = await run()
    if (more === null) continue
    moved = plus(moved, more)
    const noted = { done: operators().addToSet(id), dueAt: Date.now() + LEASE, moved }
    await reorganisations.update({ _id: plan._id }, noted)
  }
  const hasMoves = plan.order !== null && plan.order.moves.length > 0
  const ended = {
    state: hasMoves ? ('settling' as const) : ('done' as const),
    dueAt: hasMoves ? Date.now() + LEASE : NEVER,
    locks: noLock(plan._id),
  }
  await reorganisations.update({ _id: plan._id }, ended)
  return { ...plan, ...ended, moved }
}

/** Whether this process may go on with a change that another has left: the first to move its time may. */
export async function takeUp({ _id, dueAt }: Reorganisation, now: number): Promise<boolean> {
  return dueAt <= now && (await reorganisations.update({ _id, dueAt }, { dueAt: now + LEASE })) === 1
}

/** Whoever was entered under the old place by a call that had read it before the change goes along after all. */
export async function settle(plan: Reorganisation, office: CaseOffice): Promise<void> {
  for (const move of plan.order?.moves ?? []) await moveStep(plan, move, office)
  await reorganisations.update({ _id: plan._id }, { state: 'done', dueAt: NEVER })
}

const plus = (one: Moved, other: Moved): Moved => ({
  households: one.households + other.households,
  people: one.people + other.people,
  wishes: one.wishes + other.wishes,
})
