import { addressOf } from '../../domain/grid/door'
import { noOpenid, tailOf, type Person, type Relation } from '../../domain/identity/person'
import { agreedSince, type TownSeal } from './people'
import type { Entry } from './town'

/** Whom the office's list knows already, at the same door, without a phone: the grid worker says whether it is them. */
const listedToo = '龚建平'

interface Moment {
  /** Epoch ms. */
  readonly now: number
  readonly seal: TownSeal
}

const HOUR = 3_600_000
/** 三网格, where the demo's grid worker verifies. */
const grid = 'g3'
/** Residents between two whose door a newcomer states. */
const apart = 9

interface Newcomer {
  readonly name: string
  readonly relation: Relation
  readonly hours: number
  readonly phone: string
  readonly proof: Person['phoneProof']
}

const newcomers: readonly Newcomer[] = [
  { name: '夏晓燕', relation: 'tenant', hours: 50, phone: '12600000001', proof: 'wechat' },
  { name: '方志强', relation: 'relative', hours: 26, phone: '12600000002', proof: null },
  { name: '邵小梅', relation: 'child', hours: 20, phone: '', proof: null },
  { name: '龚建平', relation: 'tenant', hours: 3, phone: '12600000004', proof: 'wechat' },
]

/**
 * A small town with a few people more who have stated where they live and wait for 三网格's grid worker. All of it is
 * held in memory: for the demo alone.
 */
export function* withNewcomers(town: Iterable<Entry>, moment: Moment): Generator<Entry> {
  const entries = [...town]
  const neighbours = entries.flatMap((entry) =>
    entry.collection === 'people' ? neighbour(entry.document) : [],
  )
  const waiting = newcomers.flatMap((newcomer, at) => {
    const host = neighbours[at * apart]
    return host ? [personFrom(newcomer, { host, number: at + 1, ...moment })] : []
  })
  const listed = waiting.filter(({ name }) => name === listedToo).map((person) => listedAs(person, moment))
  const before = entries.findIndex(({ collection }) => collection === 'wishes')
  for (const entry of entries.slice(0, before)) yield counted(entry, { waiting, listed })
  for (const document of [...waiting, ...listed]) yield { collection: 'people', document }
  yield* entries.slice(before)
}

const neighbour = (person: Person): Person[] =>
  person.path.includes(grid) && person.posts.length === 0 ? [person] : []

interface Placing extends Moment {
  /** Who lives behind the door that is stated. */
  readonly host: Person
  readonly number: number
}

function personFrom(
  { name, relation, hours, phone, proof }: Newcomer,
  { host, number, now, seal }: Placing,
): Person {
  const since = now - hours * HOUR
  return {
    ...host,
    ...{ _id: `n${number}`, openid: `oNewcomer-${number}`, name, relation, phoneProof: proof },
    contact: seal.seal({ phone, address: addressOf(host.place, '101') }),
    phoneMark: phone === '' ? null : seal.mark('phone', phone),
    phoneTail: phone === '' ? null : seal.mark('tail', tailOf(phone)),
    residence: { state: 'pending', since, by: null, reason: null },
    consent: agreedSince(since, now),
    ...{ membership: null, volunteering: null, releases: [] },
  }
}

/** Days since the office's list was read in. */
const LISTED = 120

/** The same person as the list has them: verified by it, under nobody's WeChat. */
const listedAs = (person: Person, { now, seal }: Moment): Person => ({
  ...person,
  ...{
    _id: `${person._id}-listed`,
    openid: noOpenid(`${person._id}-listed`),
    relation: 'owner',
    consent: null,
  },
  contact: seal.seal({ phone: '', address: addressOf(person.place, '101') }),
  ...{ phoneMark: null, phoneTail: null, phoneProof: null },
  residence: { state: 'verified', since: now - LISTED * 24 * HOUR, by: null, reason: '名册导入' },
})

interface Added {
  readonly waiting: readonly Person[]
  readonly listed: readonly Person[]
}

/** An org with those who wait under it, and who was added to the list, counted in. */
function counted(entry: Entry, { waiting, listed }: Added): Entry {
  if (entry.collection !== 'orgs') return entry
  const { document } = entry
  const under = (some: readonly Person[]): number =>
    some.filter(({ path }) => path.includes(document._id)).length
  const counts = {
    ...document.counts,
    pending: under(waiting),
    people: document.counts.people + under(listed),
  }
  return { ...entry, document: { ...document, counts } }
}
