import { addressOf } from '../../../../domain/grid/door'
import type { RosterImport } from '../../../../domain/grid/roster'
import { chosenFor } from '../../../../domain/grid/roster-namesakes'
import { childUntilOf, compare, judge, writes, type Judgement } from '../../../../domain/grid/roster-rules'
import { noOpenid, tailOf, type Person } from '../../../../domain/identity/person'
import { contactOf } from '../../../kernel/contact'
import { idFrom } from '../../../kernel/ids'
import { contactSeal } from '../../../kernel/settings'
import type { Known, Placed } from './lookup'
import { asStored } from './records'
import { restOf } from './standing'
import type { StoredRow, Written } from './store'
import type { Town } from './town'

interface Planning {
  readonly order: RosterImport
  readonly town: Town
  readonly known: Known
  /** When it is written, epoch ms. */
  readonly now: number
}

/** Whether a row is to write something: by itself, or because somebody has said what it is. */
export const isToWrite = (
  { row, judgement }: StoredRow,
  { choices }: Pick<RosterImport, 'choices'>,
): boolean => {
  if (!judgement) return false
  return judgement.verdict === 'likely'
    ? chosenFor(row, judgement, choices).as !== 'leave'
    : writes(judgement.verdict)
}

/** Whom a row moves that a name ties to somebody; null: nobody. */
export const namesakeOf = (
  { row, judgement }: StoredRow,
  { choices }: Pick<RosterImport, 'choices'>,
): { readonly id: string; readonly version: number } | null => {
  const chosen = judgement?.namesakes && chosenFor(row, judgement, choices)
  return chosen?.as === 'move' ? chosen.person : null
}

/**
 * What a row that is to write something writes: exactly what was shown, or nothing where the store has changed since,
 * so that nobody gets what nobody has seen. A household's id follows from its door: whoever enters it first enters the
 * same.
 */
export function planOf(row: StoredRow, placed: Placed, planning: Planning): StoredRow {
  const { order, known, town } = planning
  const around = known.around(placed)
  const fresh = judgedAnew(row, placed, planning)
  const isThere = town.pathOf(placed.seat.building.path) !== null
  if (!row.judgement || !isThere || !isAsShown(shownOf(row, row.judgement, order), fresh))
    return { ...row, left: 'stale' }
  const householdId = around.householdId ?? idFrom(placed.seat.building._id, placed.seat.door)
  const newDoor = around.householdId === null ? placed.seat.door : null
  const person = fresh.person && known.person(fresh.person.id)
  const written = person
    ? changeOf(person, { placed, householdId, isMove: fresh.verdict === 'moved', planning })
    : creationOf({ row, placed, householdId, planning })
  return { ...row, written: { ...written, newDoor } }
}

/** What becomes of a row by what is known now; whom its name is taken for, it is compared with. */
function judgedAnew(row: StoredRow, placed: Placed, { order, known }: Planning): Judgement {
  const around = { ...known.around(placed), earlier: { seat: null, phone: null }, now: order.at }
  const fresh = judge(placed.entry, around)
  const meant = namesakeOf(row, order)
  const candidate = meant && known.candidate(meant.id)
  return candidate && fresh.verdict === 'new' ? compare(placed.entry, candidate, around) : fresh
}

type Outcome = Pick<Judgement, 'verdict' | 'person'>

/** What was shown of a row, and what somebody has made of it. */
function shownOf(row: StoredRow, { verdict, person }: Judgement, order: RosterImport): Outcome {
  if (verdict !== 'likely') return { verdict, person }
  const meant = namesakeOf(row, order)
  return meant ? { verdict: 'moved', person: meant } : { verdict: 'new', person: null }
}

const isAsShown = (shown: Outcome, fresh: Outcome): boolean =>
  shown.verdict === fresh.verdict &&
  shown.person?.id === fresh.person?.id &&
  shown.person?.version === fresh.person?.version

interface Creation {
  readonly row: StoredRow
  readonly placed: Placed
  readonly householdId: string
  readonly planning: Planning
}

const verifiedBy = ({ order, now }: Planning, since = now): Person['residence'] => ({
  state: 'verified',
  since,
  by: order.by,
  reason: '名册导入',
})

function creationOf({
  row,
  placed: { entry, seat },
  householdId,
  planning,
}: Creation): Omit<Written, 'newDoor'> {
  const _id = idFrom(planning.order._id, String(row.row))
  const { path } = seat.building
  const place = planning.town.placeOf(path)
  const after: Omit<Person, '_id' | 'version'> = {
    ...{ openid: noOpenid(_id), name: entry.name, householdId, path, place },
    ...contactFields(entry.phone, addressOf(place, seat.room)),
    ...{ phoneProof: null, relation: entry.relation ?? 'other', residence: verifiedBy(planning) },
    ...{ childUntil: childUntilOf(entry.birth, planning.order.at), consent: null, membership: null },
    ...{ volunteering: null, posts: [], postKeys: [], releases: [] },
  }
  return { personId: _id, version: 1, after, before: null, rest: restOf(after, after), path, was: null }
}

const contactFields = (phone: string | null, address: string) => ({
  contact: contactSeal().seal({ phone: phone ?? '', address }),
  phoneMark: phone === null ? null : contactSeal().mark('phone', phone),
  phoneTail: phone === null ? null : contactSeal().mark('tail', tailOf(phone)),
})

interface Change extends Omit<Creation, 'row'> {
  readonly isMove: boolean
}

/** The fields that a row changes, with what they were. */
function changeOf(person: Person, change: Omit<Change, 'row'>): Omit<Written, 'newDoor'> {
  const { placed, isMove, planning } = change
  const { relation, birth } = placed.entry
  const childUntil = childUntilOf(birth, planning.order.at)
  const isVerified = person.residence.state === 'verified' && !isMove
  const after: Partial<Person> = {
    ...(isMove && homeFields(person, change)),
    ...reachedBy(person, change),
    ...(relation !== null && { relation }),
    ...(childUntil !== null && { childUntil }),
    ...(!isVerified && { residence: verifiedBy(planning) }),
  }
  const fields = Object.keys(after) as (keyof Person)[]
  const before = Object.fromEntries(
    fields.map((field) => [field, asStored(person, field)]),
  ) as Partial<Person>
  const was = { path: person.path, state: person.residence.state }
  return {
    personId: person._id,
    version: person.version + 1,
    after,
    before,
    rest: restOf(person, after),
    path: after.path ?? person.path,
    was,
  }
}

/** The sealed contact, where the phone or the door in it changes; a new phone is one that nobody has proved. */
function reachedBy(
  person: Person,
  { placed: { entry, seat }, isMove, planning }: Omit<Change, 'row'>,
): Partial<Person> {
  const known = contactOf(person)
  const hasNew = entry.phone !== null && entry.phone !== known.phone
  if (!hasNew && !isMove) return {}
  const phone = entry.phone ?? (known.phone === '' ? null : known.phone)
  const address = isMove ? addressOf(planning.town.placeOf(seat.building.path), seat.room) : known.address
  return { ...contactFields(phone, address), ...(hasNew && { phoneProof: null }) }
}

/** A verified home becomes a past one. */
function homeFields(person: Person, { placed, householdId, planning }: Omit<Change, 'row'>): Partial<Person> {
  const { residence, place } = person
  const { path } = placed.seat.building
  const left = {
    ...{ householdId: person.householdId, path: person.path, place },
    ...{ from: residence.since, to: planning.now },
  }
  const past = residence.state === 'verified' ? [...(person.past ?? []), left] : (person.past ?? [])
  return { path, place: planning.town.placeOf(path), householdId, past }
}
