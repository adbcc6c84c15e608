import { NEVER } from '../../../domain/case'
import type { Person } from '../../../domain/identity/person'
import {
  retentionLabels,
  retentionLimits,
  retentionRules,
  type RetentionRule,
} from '../../../domain/identity/retention'
import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import { chinaDay } from '../../../domain/china-day'
import { record } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { collection, operators, stagesOf, type Collection } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import { idFrom } from '../../kernel/ids'
import { retention } from '../../kernel/settings'
import { beginErasure, erasures, isFinished, liveCases, newErasure } from './erasure'

const wishes = collection<Wish>('wishes')

/** Documents that a rule takes up at a time, and how often in one run. */
const BATCH = 100
const ROUNDS = 10

interface Rule<T extends { readonly _id: string }> {
  readonly rows: Collection<T>
  /** Which documents are due, before a moment; an index serves it. */
  readonly due: (before: number) => { readonly [path: string]: unknown }
  /** Removes what is due of these; how many documents were changed. */
  readonly act: (rows: readonly T[], now: number) => Promise<number>
}

const rule = <T extends { readonly _id: string }>(declared: Rule<T>) => ({
  /** How many documents are due, as a `lookup` takes it. */
  dueBefore: (before: number) => ({
    from: declared.rows.name,
    pipeline: stagesOf((start) => start.match(declared.due(before)).group({ _id: null, count: { $sum: 1 } })),
  }),
  async run(before: number, now: number): Promise<number> {
    const rows = await declared.rows.find(declared.due(before), { limit: BATCH })
    return rows.length === 0 ? 0 : declared.act(rows, now)
  },
})

/** Greater than the empty text: a sealed contact, and not null. */
const isSealed = () => operators().gt('')

const rules = {
  joiners: rule<Person>({
    rows: people,
    due: (before) => ({
      'residence.state': operators().in(['pending', 'refused']),
      'residence.since': operators().lt(before),
    }),
    act: eraseAll('joiners'),
  }),
  left: rule<Person>({
    rows: people,
    due: (before) => ({ 'residence.state': 'left', 'residence.since': operators().lt(before) }),
    act: eraseAll('left'),
  }),
  doneContacts: rule<Wish>({
    rows: wishes,
    due: (before) => ({ phase: 'done', contact: isSealed(), confirmedAt: operators().lt(before) }),
    act: wipeContacts,
  }),
  endedContacts: rule<Wish>({
    rows: wishes,
    due: (before) => ({ phase: 'ended', contact: isSealed(), listedAt: operators().lt(before * 1000) }),
    act: wipeContacts,
  }),
  erasures: rule({
    rows: erasures,
    due: (before) => ({ dueAt: NEVER, at: operators().lt(before) }),
    act: (rows) => erasures.removeAll({ _id: operators().in(rows.map(({ _id }) => _id)) }),
  }),
} satisfies Record<RetentionRule, unknown>

function wipeContacts(rows: readonly Wish[]): Promise<number> {
  const ids = rows.map(({ _id }) => _id)
  return wishes.updateAll({ _id: operators().in(ids), contact: isSealed() }, { contact: null })
}

/** Who does it: nobody in particular. */
const theRules = { id: '', name: '保存期限' }

/** Whoever still has a case under way stays until it is over. */
function eraseAll(name: RetentionRule) {
  return async (rows: readonly Person[], now: number): Promise<number> => {
    let gone = 0
    for (const person of rows) {
      if (person.posts.length > 0 || (await liveCases(person._id)).length > 0) continue
      const id = idFrom(person._id, `retention:${name}`)
      const order = { id, now, by: theRules, reason: retentionLabels[name] }
      const begun = await beginErasure(person, newErasure(person, order))
      if (begun && (await isFinished(begun))) gone += 1
    }
    return gone
  }
}

type Limits = Readonly<Record<RetentionRule, number>>

/** Documents that are due, by rule, all hung on the city in one operation. */
async function countDue(limits: Limits): Promise<Record<RetentionRule, number>> {
  const [city] = await orgs.aggregate<Partial<Record<RetentionRule, readonly { count: number }[]>>>((start) =>
    retentionRules.reduce(
      (pipeline, name) => pipeline.lookup({ ...rules[name].dueBefore(limits[name]), as: name }),
      start.match({ parent: null }).limit(1).project({ _id: 1 }),
    ),
  )
  const counts = retentionRules.map((name) => [name, city?.[name]?.[0]?.count ?? 0])
  return Object.fromEntries(counts) as Record<RetentionRule, number>
}

/** What each rule would remove now. */
export async function previewRetention(_: object, { now }: Context) {
  const limits = retentionLimits(retention(), now)
  const due = await countDue(limits)
  return {
    dryRun: retention().dryRun,
    rules: retentionRules.map((name) => ({
      rule: name,
      label: retentionLabels[name],
      before: limits[name],
      count: due[name],
    })),
  }
}

/** Carries the rules out, or, in a dry run, says in the log what they would remove. Documents changed, by rule. */
export async function carryOutRetention(now: number): Promise<Record<RetentionRule, number>> {
  const limits = retentionLimits(retention(), now)
  const { dryRun } = retention()
  const changed = dryRun ? await countDue(limits) : await carryOutAll(limits, now)
  console.log(JSON.stringify({ retention: chinaDay(now), dryRun, ...changed }))
  return changed
}

async function carryOutAll(limits: Limits, now: number): Promise<Record<RetentionRule, number>> {
  const changed = { joiners: 0, left: 0, doneContacts: 0, endedContacts: 0, erasures: 0 }
  for (const name of retentionRules) changed[name] = await carryOut(name, limits[name], now)
  await recordRetention(changed, now)
  return changed
}

/** What was wiped, by rule and day, in a chain of its own: it concerns no single community. */
async function recordRetention(changed: Record<RetentionRule, number>, now: number): Promise<void> {
  for (const name of retentionRules.filter((one) => changed[one] > 0)) {
    await record({
      ...{ key: `retention:${name}:${chinaDay(now)}`, chain: 'retention', what: 'retention', action: name },
      ...{ subject: '', caseId: null, by: theRules, as: '', at: now },
      reason: `${retentionLabels[name]}（${changed[name]} 条）`,
    })
  }
}

async function carryOut(name: RetentionRule, before: number, now: number): Promise<number> {
  let changed = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = await rules[name].run(before, now)
    changed += done
    if (done < BATCH) break
  }
  return changed
}
