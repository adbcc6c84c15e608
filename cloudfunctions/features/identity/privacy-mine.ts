import { isActive } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { Household } from '../../../domain/grid/org'
import { powerLabels, type Mandate } from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { privacyLimits, recordKinds } from '../../../domain/identity/privacy'
import type { Look, MyData } from '../../../domain/identity/privacy-contract'
import { templates, type TemplateName } from '../../../domain/identity/templates'
import { deskKey } from '../../../domain/wish/desk'
import type { Wish } from '../../../domain/wish/wish'
import { wishWorkflow } from '../../../domain/wish/workflow'
import { people } from '../../kernel/actor'
import { auditLog } from '../../kernel/audit'
import type { AuditEntry } from '../../kernel/audit-chain'
import { contactOf } from '../../kernel/contact'
import type { Visit } from '../../kernel/context'
import { operators, stagesOf } from '../../kernel/database'
import type { Subscription } from '../../kernel/notify'
import { ownFaceOf } from './face'

/** Who looked at my number, newest first; looks of one and the same millisecond stay on one page. */
export async function looks({ after }: { after: number | null }, { known }: Visit) {
  if (!known) throw new AppError('not_joined')
  const _ = operators()
  const before = after === null ? {} : { at: _.lt(after) }
  const rows = await auditLog.find(
    { subject: operators().in(idsOf(known)), what: 'contact', ...before },
    { sort: { at: -1 }, limit: privacyLimits.looks + 1 },
  )
  const next = rows[privacyLimits.looks]
  const shown = rows.slice(0, privacyLimits.looks).filter(({ at }) => at > (next?.at ?? -1))
  return { looks: shown.map(lookOf), next: next ? (shown.at(-1)?.at ?? null) : null }
}

/** Every id under which the log may name somebody. */
const idsOf = ({ _id, formerIds = [] }: Person): string[] => [_id, ...formerIds]

const lookOf = ({ _id, by, as, reason, at }: AuditEntry): Look => ({ id: _id, by: by.name, as, reason, at })

/** What hangs on a person in other collections. */
interface Around extends Person {
  readonly homes: readonly Household[]
  readonly agreed: readonly Subscription[]
  readonly given: readonly Mandate[]
  readonly entries: readonly AuditEntry[]
  /** Under an id that they had before they became one person. */
  readonly formerEntries: readonly AuditEntry[]
  /** One more than a page holds, to know whether there are more. */
  readonly wishes: readonly Wish[]
}

/** Everything about me, hung on me in one operation; the cases that I have a part in a page at a time. */
export async function mine({ after }: { after: number | null }, { known, now }: Visit): Promise<MyData> {
  if (!known) throw new AppError('not_joined')
  const { _id } = known
  const _ = operators()
  const pipeline = stagesOf((start) =>
    start
      .match({
        keys: _.in([deskKey.asked(_id), deskKey.claimed(_id)]),
        ...(after === null ? {} : { listedAt: _.lt(after) }),
      })
      .sort({ listedAt: -1 })
      .limit(privacyLimits.cases + 1),
  )
  const [around] = await people.aggregate<Around>((start) =>
    start
      .match({ _id })
      .lookup({ from: 'households', localField: 'householdId', foreignField: '_id', as: 'homes' })
      .lookup({ from: 'subscriptions', localField: '_id', foreignField: '_id', as: 'agreed' })
      .lookup({ from: 'mandates', localField: '_id', foreignField: 'parties', as: 'given' })
      .lookup({ from: 'audit', localField: '_id', foreignField: 'subject', as: 'entries' })
      .lookup({ from: 'audit', localField: 'formerIds', foreignField: 'subject', as: 'formerEntries' })
      .lookup({ from: 'wishes', pipeline, as: 'wishes' }),
  )
  if (!around) throw new AppError('not_joined')
  const shown = around.wishes.slice(0, privacyLimits.cases)
  return {
    ...personData(around),
    face: await ownFaceOf(around),
    ...aroundData(around, now),
    cases: shown.map((wish) => caseOf(wish, _id)),
    next: around.wishes.length > privacyLimits.cases ? (shown.at(-1)?.listedAt ?? null) : null,
  }
}

function personData(person: Person) {
  const { residence, volunteering, consent } = person
  const { phone, address } = contactOf(person)
  return {
    id: person._id,
    ...{ version: person.version, name: person.name, phone, phoneProof: person.phoneProof, address },
    ...{ place: person.place, relation: person.relation, consent, correction: person.correction ?? null },
    answer: person.answer ?? null,
    residence: { ...residence, by: residence.by?.name ?? null },
    isChild: person.childUntil !== null,
    isMember: person.membership !== null,
    volunteering: volunteering && {
      state: volunteering.state,
      skills: [...volunteering.skills],
      times: [...volunteering.times],
    },
    earlierHomes: (person.past ?? []).map(({ place, from, to }) => ({ building: place.building, from, to })),
  }
}

function aroundData({ _id, homes, agreed, given, posts, ...around }: Around, now: number) {
  const [home] = homes
  const entries = [...around.entries, ...around.formerEntries].sort((a, b) => b.at - a.at)
  const credits = Object.entries(agreed[0]?.credits ?? {})
  return {
    door: home?.door ?? '',
    isRepresentative: home?.representative === _id,
    posts: posts
      .filter((post) => isActive(post, now) || post.from > now)
      .map(({ role, orgName, from, to }) => ({ role, orgName, from, to })),
    messages: credits.map(([name, left]) => ({ name: templates[name as TemplateName].title, left })),
    mandates: given.map((mandate) => mandateOf(mandate, _id)),
    looks: entries.filter(({ what }) => what === 'contact').map(lookOf),
    records: entries.flatMap(recordOf),
  }
}

/** What was done about their record; looks are listed apart, and what the log holds besides is of no use to them. */
function recordOf({ what, action, by, as, reason, at }: AuditEntry): MyData['records'] {
  const kind = recordKinds.find((one) => one === action)
  const isRecord = kind !== undefined && (what === 'person' || what === 'household')
  return isRecord ? [{ what: kind, by: by.name, as, reason, at }] : []
}

const mandateOf = ({ subject, agent, what, from, until, revoked }: Mandate, personId: string) => ({
  isGiven: subject.id === personId,
  with: subject.id === personId ? agent.name : subject.name,
  what: what.map((power) => powerLabels[power]),
  from,
  until: revoked?.at ?? until,
})

function caseOf(wish: Wish, personId: string): MyData['cases'][number] {
  const steps = wish.events.filter(({ by }) => by?.id === personId)
  return {
    id: wish._id,
    part: wish.keys.includes(deskKey.asked(personId)) ? 'asked' : 'claimed',
    ...{ title: wish.title, reason: wish.reason, at: wish.submittedAt },
    state: wishWorkflow.states[wish.state].label,
    steps: steps.map(({ action, note, at }) => ({ action: wishWorkflow.steps[action].label, note, at })),
  }
}
