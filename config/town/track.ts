import { HOUR } from '../../domain/case'
import { stageTime, wishTimes } from '../../domain/wish/limits'
import { defaultWishRules } from '../../domain/wish/rules'
import { stages, type Stage } from '../../domain/wish/wish'
import { wishWorkflow, type WishState } from '../../domain/wish/workflow'
import { move } from '../../domain/workflow'
import type { Random } from './random'
import type { Beat, Script } from './script'

/** A step as it happened. Times are epoch ms. */
export interface Mark {
  readonly beat: Beat
  readonly from: WishState
  readonly to: WishState
  readonly at: number
  readonly dueAt: number | null
  /** How far the wish was carried after the step. */
  readonly stage: Stage | null
}

const times = wishTimes(defaultWishRules)
/** The clock comes by every few minutes. */
const SWEEP = 5 * 60_000

/** Plays a script through the workflow so that its last step is as long ago as the script says. */
export function layTrack({ beats, since }: Script, random: Random, now: number): Mark[] {
  const marks: Mark[] = []
  for (const beat of beats) marks.push(nextMark(beat, marks.at(-1), random))
  const last = marks.at(-1)?.at ?? 0
  const start = Math.floor(now - random.between(...since) * HOUR) - last
  return marks.map((mark) => ({ ...mark, at: mark.at + start, dueAt: mark.dueAt && mark.dueAt + start }))
}

/** The mark that follows, its times counted from the first one. */
function nextMark(beat: Beat, before: Mark | undefined, random: Random): Mark {
  const at = before ? timeOf(beat, before, random) : 0
  const moved = move({
    table: wishWorkflow,
    state: before?.to ?? wishWorkflow.initial,
    action: beat.action,
    parties: [...wishWorkflow.steps[beat.action].by],
    given: { note: beat, channel: beat, target: beat },
    times,
    dueAt: before?.dueAt ?? null,
    now: at,
  })
  const stage = stageAfter(beat, before?.stage ?? null)
  return {
    beat,
    from: moved.from,
    to: moved.to,
    at,
    stage,
    dueAt: dueAfter({ beat, at, stage, dueAt: moved.dueAt }),
  }
}

function timeOf({ action, after }: Beat, before: Mark, random: Random): number {
  if (after) return before.at + Math.floor(random.between(...after) * HOUR)
  const due = before.dueAt ?? before.at
  const warning = action === 'remind' ? defaultWishRules.remindHours * HOUR : 0
  return due - warning + random.below(SWEEP)
}

function stageAfter({ action }: Beat, stage: Stage | null): Stage | null {
  if (action === 'publish') return 'branch'
  if (action === 'edit') return null
  return action === 'widen' ? (stages[stages.indexOf(stage ?? 'branch') + 1] ?? 'subdistrict') : stage
}

/** What the table does not say: a stage has a time of its own, and an extension adds to the deadline. */
function dueAfter({ beat, at, stage, dueAt }: Pick<Mark, 'beat' | 'at' | 'stage' | 'dueAt'>): number | null {
  if (beat.action === 'extend') return (dueAt ?? at) + defaultWishRules.extensionHours * HOUR
  if (!['widen', 'release', 'expire'].includes(beat.action)) return dueAt
  const time = stageTime(stage ?? 'branch', defaultWishRules)
  return time === null ? null : at + time
}
