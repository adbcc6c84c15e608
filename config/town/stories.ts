import type { OddKind } from './wish-texts'

/** How a wish goes: steps with the hours since the step before; `now` is how long ago the last one was. */
export interface Story {
  /** How many of 186 wishes go this way. */
  readonly weight: number
  /** Words that ask for this story, where ordinary ones do not. */
  readonly odd?: OddKind
  readonly script: string
}

const taken = 'submit, publish 1-20, claim 2-30, reveal 0.1-3'
const wider = 'submit, publish 1-20, widen, claim 2-60, reveal 0.1-3'
const started = `${taken}, start 4-40`
const fulfilled = `${started}, fulfil 4-60`
const fulfilledWider = `${wider}, start 4-40, fulfil 4-60`
const team = 'submit, publish 1-20, widen, claim 2-40 of 4, reveal 0.1-2, join 2-20'

/** Waiting for the community or the wisher. */
const reviewing: readonly Story[] = [
  { weight: 8, script: 'submit, now 0.3-20' },
  { weight: 1, script: 'submit unchecked, now 1-15' },
  { weight: 2, script: 'submit, now 25-32' },
  { weight: 5, odd: 'vague', script: 'submit, sendBack 2-20, now 2-200' },
  { weight: 2, odd: 'vague', script: 'submit, sendBack 2-20, edit 5-60, now 1-18' },
]

/** Waiting for whoever takes it. */
const open: readonly Story[] = [
  { weight: 14, script: 'submit, publish 1-20, now 1-44' },
  { weight: 2, script: 'submit, publish 1-20, edit 2-20, publish 1-10, now 1-30' },
  { weight: 12, script: 'submit, publish 1-20, widen, now 2-110' },
  { weight: 6, script: 'submit, publish 1-20, widen, widen, now 4-700' },
  { weight: 3, script: `${taken}, release 20-80, now 1-40` },
  { weight: 2, script: `${wider}, remind, expire, now 2-100` },
  { weight: 2, script: `${taken}, release 10-60, claim 2-30 by second, release 10-60 by second, now 2-40` },
]

/** In somebody's hands. */
const underway: readonly Story[] = [
  { weight: 8, script: `${taken}, now 2-100` },
  { weight: 6, script: `${wider}, now 2-100` },
  { weight: 4, script: `${taken}, remind, now 1-20` },
  { weight: 4, script: `${team}, now 3-80` },
  { weight: 8, script: `${started}, now 2-90` },
  { weight: 4, script: `${started}, remind, extend 1-12, now 5-110` },
  { weight: 2, script: `${taken}, release 10-60, claim 2-30 by second, reveal 0.1-3 by second, now 4-90` },
  { weight: 3, script: `${team}, join 2-20 by mate2, start 4-20, now 2-70` },
  { weight: 1, script: `${team}, leave 5-30, now 2-50` },
  { weight: 2, script: `${taken}, askChange 2-20 edit, now 1-60` },
  { weight: 1, script: `${taken}, askChange 2-20 withdraw, now 1-60` },
  { weight: 1, script: `${taken}, askChange 2-20 withdraw, disagree 1-10, start 1-20, now 2-60` },
  { weight: 3, script: `${fulfilled}, reopen 4-90, now 2-100` },
  { weight: 12, script: `${fulfilled}, now 1-150` },
  { weight: 4, script: `${fulfilledWider}, now 1-150` },
]

/** Come true. */
const done: readonly Story[] = [
  { weight: 9, script: `${fulfilled}, confirm 1-70, now 1-1800` },
  { weight: 4, script: `${fulfilledWider}, confirm 1-70, now 1-1500` },
  { weight: 3, script: `${fulfilled}, silence, now 2-1500` },
  { weight: 12, script: `${fulfilled}, confirm 1-70, rate 0.1-30, now 2-2000` },
  { weight: 6, script: `${fulfilledWider}, confirm 1-70, rate 0.1-30, now 2-1800` },
  { weight: 3, script: `${fulfilled}, confirm 1-70, rate 0.1-30 private, now 2-1800` },
  { weight: 2, script: `${fulfilled}, confirm 1-70, rate 0.1-30 held, now 1-70` },
  { weight: 1, script: `${fulfilled}, confirm 1-70, rate 0.1-30 held, approveThanks 2-20, now 2-900` },
  { weight: 2, script: `${fulfilled}, reopen 4-60, fulfil 10-60, confirm 1-40, rate 1-30, now 5-900` },
  {
    weight: 1,
    script: `${taken}, askChange 2-20 edit, agreeEdit 1-20, fulfil 9-70, confirm 1-40, now 9-900`,
  },
  {
    weight: 3,
    script: `${team}, join 2-20 by mate2, start 2-20, fulfil 5-50, confirm 1-40, rate 1-20, now 9-900`,
  },
  {
    weight: 2,
    script: `${taken}, release 10-60, claim 2-30 by second, fulfil 9-70 by second, confirm 1-40, now 9-900`,
  },
]

/** Ended otherwise. */
const ended: readonly Story[] = [
  { weight: 2, script: 'submit, withdraw 1-20, now 20-2000' },
  { weight: 2, script: 'submit, publish 1-20, withdraw 2-40, now 20-2000' },
  { weight: 1, odd: 'vague', script: 'submit, sendBack 2-20, lapse, now 5-900' },
  { weight: 2, script: `${taken}, askChange 2-20 withdraw, agreeWithdraw 1-20, now 9-1500` },
  { weight: 4, odd: 'unfit', script: 'submit, decline 2-20, now 5-1500' },
  { weight: 1, odd: 'unfit', script: 'submit, publish 1-20, widen, widen, decline 20-200, now 5-900' },
  { weight: 3, odd: 'handed', script: 'submit, transfer 2-20, now 5-1500' },
  { weight: 1, odd: 'handed', script: 'submit, publish 1-20, widen, transfer 5-80, now 5-900' },
]

/** Stories after which the household has the place for another open wish. */
export const closedStories: readonly Story[] = [...done, ...ended]
export const stories: readonly Story[] = [...reviewing, ...open, ...underway, ...closedStories]
