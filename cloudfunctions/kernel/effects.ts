import { NEVER, type CaseFields, type Effect } from '../../domain/case'
import { operators, type Collection } from './database'

/** How long the invocation that wrote an effect has for it before `jobs` may take it up, in ms. */
export const LEASE = 120_000

/** One runner per kind of effect. Running an effect twice must change nothing more than running it once. */
export type EffectRunners<Doc> = {
  readonly [K in Effect['kind']]: (effect: Extract<Effect, { kind: K }>, doc: Doc) => Promise<void>
}

interface Run<Doc extends CaseFields> {
  readonly rows: Collection<Doc>
  readonly runners: EffectRunners<Doc>
  /** The case as written, with all its effects still on it: these, and those that an earlier invocation left. */
  readonly doc: Doc
  /** The effects to run now. */
  readonly effects: readonly Effect[]
}

/** Runs effects and takes off the case what is done. What fails stays on it for `jobs`; the caller is not troubled. */
export async function runEffects<Doc extends CaseFields>({
  rows,
  runners,
  doc,
  effects,
}: Run<Doc>): Promise<void> {
  if (effects.length === 0) return
  const done: string[] = []
  for (const effect of effects) {
    try {
      await runOne(runners, effect, doc)
      done.push(effect.id)
    } catch (error) {
      console.error(`effect ${effect.kind} of ${doc._id} is left for jobs`, error)
    }
  }
  if (done.length > 0) await settle({ rows, doc, done, all: done.length === doc.effects.length })
}

const runOne = <Doc>(runners: EffectRunners<Doc>, effect: Effect, doc: Doc): Promise<void> =>
  (runners[effect.kind] as (effect: Effect, doc: Doc) => Promise<void>)(effect, doc)

interface Settlement<Doc extends CaseFields> {
  readonly rows: Collection<Doc>
  readonly doc: Doc
  readonly done: readonly string[]
  /** Nothing is left for `jobs`. */
  readonly all: boolean
}

async function settle<Doc extends CaseFields>({ rows, doc, done, all }: Settlement<Doc>): Promise<void> {
  const _ = operators()
  const left = _.pull({ id: _.in([...done]) })
  const cleared = all
    ? await rows.update({ _id: doc._id, version: doc.version }, { effects: left, effectsAt: NEVER })
    : 0
  // Somebody moved the case meanwhile: their effects, and their time for `jobs`, stay as they are.
  if (cleared === 0) await rows.update({ _id: doc._id }, { effects: left })
}

/** Effects that an earlier invocation left behind: taken up by one caller only, whoever first moves `effectsAt`. */
export async function resumeEffects<Doc extends CaseFields>(
  rows: Collection<Doc>,
  runners: EffectRunners<Doc>,
  now: number,
): Promise<number> {
  const left = await rows.find({ effectsAt: operators().lte(now) }, { sort: { effectsAt: 1 }, limit: 100 })
  for (const doc of left) {
    const mine = await rows.update({ _id: doc._id, effectsAt: doc.effectsAt }, { effectsAt: now + LEASE })
    if (mine === 0) continue
    if (doc.effects.length > 0) await runEffects({ rows, runners, doc, effects: doc.effects })
    else await rows.update({ _id: doc._id, version: doc.version }, { effectsAt: NEVER })
  }
  return left.length
}
