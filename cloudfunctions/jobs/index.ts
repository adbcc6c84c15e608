import { cloud } from '../kernel/cloud'
import { resumeEffects } from '../kernel/effects'
import { keepPrivacy } from '../features/identity/upkeep'
import { sweepFaces } from '../features/identity/face-upkeep'
import { sweepReorganisations } from '../features/grid/clock'
import { forgetDayCounts, recountOrgs } from '../features/grid/recount'
import { rosterRows } from '../features/grid/roster/resealing'
import { sweepRosters } from '../features/grid/roster/sweeping'
import { resumeMerges } from '../features/identity/merging'
import { sweepMandates } from '../features/identity/mandate-sweep'
import { sweepWishes } from '../features/wish/clock'
import { wishOffice } from '../features/wish/office'
import { wishes, wishRunners } from '../features/wish/runners'

/** Rounds of one run, so that a long backlog is worked off over several hours instead of overrunning the time limit. */
const ROUNDS = 10

/** Ms of a run after which no further stretch of an import is begun: each takes up to 10 s, the run is given 60. */
const ROSTERS_UNTIL = 40_000

/** Runs by its timer: lets the clock move what is due and finishes effects left behind. A caller with an openid is refused. */
export const main = async () => {
  if (isClient()) return { ok: false, code: 'forbidden' }
  const [now, began] = [Date.now(), performance.now()]
  const moved = await inRounds(() => sweepWishes(now))
  const resumed = await inRounds(() => resumeEffects(wishes, wishRunners, now))
  const reorganised = await sweepReorganisations(now, wishOffice)
  const privacy = await keepPrivacy(now, [rosterRows])
  await inRounds(() => resumeMerges(now))
  await inRounds(() => sweepMandates(now))
  await inRounds(() => sweepFaces(now))
  await inRounds(() => recountOrgs(now))
  await forgetDayCounts(now)
  await inRounds(() =>
    performance.now() - began > ROSTERS_UNTIL ? Promise.resolve(0) : sweepRosters(Date.now()),
  )
  return { ok: true, moved, resumed, reorganised, ...privacy }
}

/** Works until nothing is left, or the rounds are used up; answers how much was done in all. */
async function inRounds(work: () => Promise<number>): Promise<number> {
  let sum = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = await work()
    sum += done
    if (done === 0) break
  }
  return sum
}

const isClient = (): boolean => (cloud.getWXContext() as { OPENID?: unknown }).OPENID !== undefined
