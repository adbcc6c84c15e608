import { AppError } from '../../../domain/errors'
import type { Reorganisation, ReorganisationOrder } from '../../../domain/grid/reorganisation'
import type { CaseOffice } from '../../kernel/case-office'
import { isDuplicate, operators } from '../../kernel/database'
import { carryOut, settle, takeUp } from './carrying-out'
import { judge } from './judging'
import { reorganisations } from './reorganisations'
import { locksOf } from './locks'
import { over } from './reorganising'

/** Changes that one run takes up. */
const BATCH = 20

/**
 * Takes up what is due: changes whose day has come, those whose process ended before they were done, and those to be
 * looked after once more. Answers how many it took up. One that fails unexpectedly is tried again by the next run.
 */
export async function sweepReorganisations(now: number, office: CaseOffice): Promise<number> {
  const due = await reorganisations.find(
    { dueAt: operators().lte(now) },
    { sort: { dueAt: 1 }, limit: BATCH },
  )
  for (const plan of due) {
    if (!(await takeUp(plan, now))) continue
    await goOn(plan, office).catch((error: unknown) =>
      console.error(`change ${plan._id} is left for later`, error),
    )
  }
  return due.length
}

async function goOn(plan: Reorganisation, office: CaseOffice): Promise<void> {
  // Nobody has looked at it, so nothing of it was done: whoever asked knows of no success, and asks again.
  if (plan.state === 'asked') await reorganisations.removeAll({ _id: plan._id })
  if (plan.state === 'planned') await begin(plan, office)
  if (plan.state === 'doing') await carryOut(plan, office)
  if (plan.state === 'settling') await settle(plan, office)
}

/** The day has come: looked at again, since much may have changed. */
async function begin(plan: Reorganisation, office: CaseOffice): Promise<void> {
  if (!(await locked(plan))) return
  const order = await orderOf(plan)
  if (order === null) return
  const doing = { state: 'doing' as const, order }
  await reorganisations.update({ _id: plan._id }, doing)
  await carryOut({ ...plan, ...doing }, office)
}

/** Null, and the reason noted for its staff, when it cannot be done any more. */
async function orderOf(plan: Reorganisation): Promise<ReorganisationOrder | null> {
  try {
    return (await judge(plan, { permit: () => undefined, knows: () => true, persons: {} })).order
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [first] = Object.values(error.fields)
    await reorganisations.update(
      { _id: plan._id },
      { state: 'failed', failure: first ?? error.message, ...over(plan) },
    )
    return null
  }
}

/** False while another change holds one of the locks; the next run tries again. */
async function locked({ _id, wanted }: Reorganisation): Promise<boolean> {
  try {
    await reorganisations.update({ _id }, { locks: locksOf(wanted) })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
