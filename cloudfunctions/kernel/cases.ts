import { NEVER, type CaseEvent, type CaseFields, type Effect, type PersonRef } from '../../domain/case'
import { AppError } from '../../domain/errors'
import { move, type Workflow } from '../../domain/workflow'
import { operators, type Collection } from './database'
import { LEASE, runEffects, type EffectRunners } from './effects'

export type EffectBody = Effect extends infer E
  ? E extends { readonly id: string }
    ? Omit<E, 'id'>
    : never
  : never

/** What a feature declares about its cases; the kernel is the only writer of them. */
export interface CaseType<
  Doc extends CaseFields<S, A>,
  S extends string,
  A extends string,
  P extends string,
  T extends string,
> {
  readonly rows: Collection<Doc>
  readonly table: Workflow<S, A, P, T>
  times(): { readonly [time in T]: number }
  /** Fields that follow from the others (desks, phase, clock); written with every move. */
  derive(doc: Doc): Partial<Doc>
  /** What is to be done because of an event; pure. */
  effects(event: CaseEvent<S, A>, after: Doc, before: Doc): EffectBody[]
  readonly runners: EffectRunners<Doc>
}

/** Who moves a case, and by which command. The clock has no person and no key. */
export interface Mover<P extends string> {
  readonly person: PersonRef | null
  readonly as: string
  readonly parties: readonly P[]
  readonly key: string | null
  readonly digest: string | null
  readonly now: number
}

export interface Moved<S extends string> {
  readonly id: string
  readonly state: S
  readonly version: number
}

interface Move<Doc, A extends string, P extends string> {
  readonly id: string
  /** Decides anew on each try, from the case as it then is. */
  decide(doc: Doc): {
    readonly mover: Mover<P>
    readonly action: A
    readonly given?: { readonly [field: string]: unknown }
    readonly note?: string | null
    /** The feature's own fields that change, asked once the table allows the step; may refuse what a table cannot say. */
    readonly change?: () => Partial<Doc>
  }
  /** Key and person of the command, to recognise its replay. */
  readonly replay: { readonly key: string; readonly digest: string; readonly personId: string } | null
  /** The version that the person saw; anything newer is a conflict. Absent: the move is tried again on what is there. */
  readonly seen?: number
  /** The case as the caller has just read it; saves the first look-up. */
  readonly read?: Doc
}

const TRIES = 4

/**
 * Moves a case: read, decide, one guarded write that sets state, version, event and effects together,
 * then the effects. Two database operations when nobody interferes.
 * Throws `not_found`, `conflict`, `key_reused` and whatever the decision throws.
 */
export async function moveCase<
  Doc extends CaseFields<S, A>,
  S extends string,
  A extends string,
  P extends string,
  T extends string,
>(type: CaseType<Doc, S, A, P, T>, order: Move<Doc, A, P>): Promise<Moved<S>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const doc = (attempt === 0 && order.read) || (await type.rows.findById(order.id))
    if (!doc) throw new AppError('not_found')
    const replayed = replayOf(doc, order.replay)
    if (replayed) return replayed
    const decision = order.decide(doc)
    // After the decision, which refuses those who may not know of the case: a stale version must not tell them.
    if (order.seen !== undefined && order.seen !== doc.version) throw new AppError('conflict')
    const { event, effects, changes } = plan(type, doc, decision)
    const written = await type.rows.update({ _id: doc._id, version: doc.version }, changes)
    if (written === 1) {
      const left = [...doc.effects, ...effects]
      const after = { ...doc, ...changes, events: [...doc.events, event], effects: left } as Doc
      await runEffects({ rows: type.rows, runners: type.runners, doc: after, effects })
      return { id: doc._id, state: event.to, version: doc.version + 1 }
    }
  }
  throw new AppError('conflict')
}

type Decision<Doc, A extends string, P extends string> = ReturnType<Move<Doc, A, P>['decide']>

function plan<
  Doc extends CaseFields<S, A>,
  S extends string,
  A extends string,
  P extends string,
  T extends string,
>(
  type: CaseType<Doc, S, A, P, T>,
  doc: Doc,
  { mover, action, given = {}, note = null, change }: Decision<Doc, A, P>,
) {
  const dueAt = doc.dueAt === NEVER ? null : doc.dueAt
  const moved = move({
    table: type.table,
    state: doc.state,
    action,
    parties: mover.parties,
    given: { ...given, note },
    times: type.times(),
    dueAt,
    now: mover.now,
  })
  const version = doc.version + 1
  const event = eventOf<S, A, P>({ version, action, note, mover, from: moved.from, to: moved.to })
  const set = { dueAt: moved.dueAt ?? NEVER, ...change?.(), state: moved.to, version }
  const next = { ...doc, ...set }
  const derived = type.derive(next)
  const effects = numbered(version, type.effects(event, { ...next, ...derived }, doc))
  const _ = operators()
  const pushes = {
    events: _.push([event]),
    ...(effects.length > 0 && { effects: _.push(effects), effectsAt: mover.now + LEASE }),
  }
  return { event, effects, changes: { ...set, ...derived, ...pushes } }
}

interface EventParts<S extends string, A extends string, P extends string> {
  readonly version: number
  readonly action: A
  readonly from: S
  readonly to: S
  readonly note: string | null
  readonly mover: Mover<P>
}

const eventOf = <S extends string, A extends string, P extends string>(
  parts: EventParts<S, A, P>,
): CaseEvent<S, A> => ({
  id: String(parts.version),
  action: parts.action,
  from: parts.from,
  to: parts.to,
  by: parts.mover.person,
  as: parts.mover.as,
  at: parts.mover.now,
  note: parts.note,
  key: parts.mover.key,
  digest: parts.mover.digest,
})

const numbered = (version: number, bodies: EffectBody[]): Effect[] =>
  bodies.map((body, at) => ({ ...body, id: `${version}.${at}` }))

/** The first answer to a command whose reply was lost, null for a new one; `key_reused` when the key now asks for something else. */
export function replayOf<S extends string>(
  doc: CaseFields<S>,
  replay: Move<never, never, never>['replay'],
): Moved<S> | null {
  if (!replay) return null
  const event = doc.events.find(({ key, by }) => key === replay.key && by?.id === replay.personId)
  if (!event) return null
  if (event.digest !== replay.digest) throw new AppError('key_reused')
  return { id: doc._id, state: event.to, version: Number(event.id) }
}

interface Creation<Doc, A extends string, P extends string> {
  /** Everything but what the kernel fills in. */
  readonly doc: Omit<
    Doc,
    'version' | 'state' | 'events' | 'dueAt' | 'clockAt' | 'clockAction' | 'keys' | 'effects' | 'effectsAt'
  >
  readonly action: A
  readonly mover: Mover<P>
}

/**
 * Creates a case by its first step. Its `_id` is made from person and key, so a retry meets itself.
 * Answers null when a unique value other than the id is taken.
 */
export async function createCase<
  Doc extends CaseFields<S, A>,
  S extends string,
  A extends string,
  P extends string,
  T extends string,
>(type: CaseType<Doc, S, A, P, T>, { doc, action, mover }: Creation<Doc, A, P>): Promise<Moved<S> | null> {
  const draft = {
    ...doc,
    version: 0,
    state: type.table.initial,
    events: [],
    dueAt: NEVER,
    effects: [],
    effectsAt: NEVER,
  }
  const { event, effects, changes } = plan(type, draft as unknown as Doc, { mover, action })
  const effectsAt = effects.length > 0 ? mover.now + LEASE : NEVER
  const created = { ...draft, ...changes, events: [event], effects, effectsAt } as unknown as Doc
  if (await type.rows.insert(created)) {
    await runEffects({ rows: type.rows, runners: type.runners, doc: created, effects })
    return { id: created._id, state: created.state, version: 1 }
  }
  const existing = await type.rows.findById(created._id)
  const { key, digest, person } = mover
  return existing && replayOf(existing, { key: key ?? '', digest: digest ?? '', personId: person?.id ?? '' })
}
