import { cloud } from '../kernel/cloud'
import { resumeEffects } from '../kernel/effects'
import { sweepWishes } from '../features/wish/clock'
import { wishes, wishRunners } from '../features/wish/runners'

/** Rounds of one run, so that a long backlog is worked off over several hours instead of overrunning the time limit. */
const ROUNDS = 10

/** Runs by its timer: lets the clock move what is due and finishes effects left behind. A caller with an openid is refused. */
export const main = async () => {
  if (isClient()) return { ok: false, code: 'forbidden' }
  const now = Date.now()
  let [moved, resumed] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    const swept = await sweepWishes(now)
    moved += swept
    if (swept === 0) break
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const taken = await resumeEffects(wishes, wishRunners, now)
    resumed += taken
    if (taken === 0) break
  }
  return { ok: true, moved, resumed }
}

const isClient = (): boolean => (cloud.getWXContext() as { OPENID?: unknown }).OPENID !== undefined
