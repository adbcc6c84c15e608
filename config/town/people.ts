import { postKey, type Post } from '../../domain/case'
import { CONSENT } from '../../domain/identity/consent'
import { skills, weekTimes } from '../../domain/identity/volunteering'
import { branchRoles, type Role } from '../../domain/roles'
import type { Seal } from '../../cloudfunctions/kernel/seal'
import { noOpenid, tailOf, type Contact, type Person, type Relation } from '../../domain/identity/person'
import { placeCast, type CastMember, type CastPlace } from './cast'
import { homesOf, personNumber, type Home } from './homes'
import { givenNames, surnames, type Gender, type Generation } from './names'
import { growTree, type Tree } from './orgs'
import { postAt, rolesAt } from './posts'
import { at, Random } from './random'
import type { Shape } from './sizes'

const YEAR = 365 * 86_400_000

/** How phones and addresses are kept: as the server does it. */
export type TownSeal = Pick<Seal, 'seal' | 'mark'>

/** What everything in a town is made from. */
export interface Town {
  readonly shape: Shape
  readonly tree: Tree
  readonly seed: number
  /** Epoch ms; every time in the town is counted from it. */
  readonly now: number
  readonly seal: TownSeal
  readonly cast: readonly CastPlace[]
  /** Numbers of the cast in the town, ascending: they bear ids of their own, so the others move up. */
  readonly castNumbers: readonly number[]
}

export function foundTown(given: Pick<Town, 'shape' | 'seed' | 'now' | 'seal'>): Town {
  const tree = growTree(given.shape)
  const cast = placeCast(tree)
  return { ...given, tree, cast, castNumbers: cast.map(({ number }) => number).sort((a, b) => a - b) }
}

/** Somebody who lives in the town, as far as stories need to know them. */
export interface Resident {
  readonly id: string
  readonly name: string
  readonly gender: Gender
  readonly generation: Generation
  readonly hasPhone: boolean
  readonly home: Home
  readonly number: number
  readonly posts: readonly Post[]
}

/** The member of a household, from 0; made anew each time, always the same. */
export function residentAt(town: Town, home: Home, member: number): Resident {
  const number = personNumber(home, member)
  const random = new Random(town.seed, 'person', number)
  const played = town.castNumbers.includes(number) && town.cast.find((place) => place.number === number)
  const self = played ? played.member : invent({ town, home, member, random })
  const posts = self.roles.map((role) =>
    postAt(home, role, town.now - Math.floor(random.between(0.5, 4) * YEAR)),
  )
  const { id, name, gender, generation, hasPhone } = self
  return { id, name, gender, generation, hasPhone, home, number, posts }
}

interface Invention {
  readonly town: Town
  readonly home: Home
  readonly member: number
  readonly random: Random
}

function invent({ town, home, member, random }: Invention): Omit<CastMember, 'story'> {
  const family = new Random(town.seed, 'family', home.number)
  const number = personNumber(home, member)
  const before = town.castNumbers.filter((played) => played < number).length
  const generation = generationOf(home, member)
  const gender = genderOf(family.chance(0.5), member)
  const surname = member === 1 ? random.pick(surnames) : (surnameOfCast(town, home) ?? family.pick(surnames))
  return {
    id: `p${town.cast.length + number - before + 1}`,
    name: surname + random.pick(givenNames[generation][gender]),
    gender,
    generation,
    hasPhone: !livesWithoutPhone(home, member),
    roles: rolesAt(home, member),
  }
}

const surnameOfCast = (town: Town, home: Home): string | undefined =>
  town.cast.find((place) => place.home.number === home.number)?.member.name.charAt(0)

/** Third members are a parent who lives with the couple; every second household of two is an old couple. */
const generationOf = (home: Home, member: number): Generation =>
  member === 2 || home.number % 4 === 0 ? 'elder' : 'adult'

const genderOf = (isEven: boolean, member: number): Gender => (isEven === (member === 1) ? 'female' : 'male')

/** One in five of the old people who live with their children. */
const livesWithoutPhone = (home: Home, member: number): boolean =>
  member === 2 && Math.floor(home.number / 2) % 5 === 3

/** Phones begin with 126, which no network gives to mobiles: nobody's number is invented by chance. */
export function contactOf({
  home,
  number,
  hasPhone,
}: Pick<Resident, 'home' | 'number' | 'hasPhone'>): Contact {
  const phone = `126${String((number * 7919 + 10_000_019) % 100_000_000).padStart(8, '0')}`
  const { community, building } = home.place
  return {
    phone: hasPhone ? phone : '',
    address: `${community}${building}${home.door.split('-')[1] ?? ''}室`,
  }
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']

/** Fifteen drawn characters, then the person's number in five, which keeps it unique. */
function openidOf(seed: number, number: number): string {
  const random = new Random(seed, 'openid', number)
  const drawn = Array.from({ length: 15 }, () => random.pick(letters)).join('')
  const digits = Array.from({ length: 5 }, (_, at) => letters[Math.floor(number / 62 ** at) % 62] ?? '')
  return `o${drawn}${digits.join('')}`
}

/** A person as stored. `releases` are ids of the events with which they gave a claim back. */
export function personDocument(town: Town, resident: Resident, releases: readonly string[]): Person {
  const { id, name, home, posts, number, hasPhone } = resident
  const contact = contactOf(resident)
  return {
    _id: id,
    version: 1,
    openid: hasPhone ? openidOf(town.seed, number) : noOpenid(id),
    name,
    householdId: home.householdId,
    path: home.path,
    place: home.place,
    contact: town.seal.seal(contact),
    phoneMark: hasPhone ? town.seal.mark('phone', contact.phone) : null,
    phoneTail: hasPhone ? town.seal.mark('tail', tailOf(contact.phone)) : null,
    phoneProof: hasPhone ? 'wechat' : null,
    ...standing(town, resident),
    posts,
    postKeys: posts.map(({ role, org }) => postKey(role, org)),
    releases,
  }
}

/**
 * What somebody agreed to who is known since then: the text of today, and not before it was written. In a town whose
 * moment lies before that, they agree at that moment.
 */
export const agreedSince = (since: number, now: number): Person['consent'] => ({
  version: CONSENT,
  at: Math.max(since, Math.min(now, Date.parse(`${CONSENT}T00:00:00+08:00`))),
})

type Standing = Pick<
  Person,
  'relation' | 'residence' | 'childUntil' | 'consent' | 'membership' | 'volunteering'
>

/** Who they are at home, since when that is known, and what they are to the party and as a volunteer. */
function standing(town: Town, { home, number, posts, hasPhone }: Resident): Standing {
  const since = town.now - (1 + (number % 3)) * YEAR
  const branch = posts.find(({ role }) => (branchRoles as readonly Role[]).includes(role))
  const volunteer = posts.find(({ role }) => role === 'volunteer')
  return {
    relation: relationOf(home, number),
    residence: { state: 'verified', since, by: null, reason: '随名册登记' },
    childUntil: null,
    consent: hasPhone ? agreedSince(since, town.now) : null,
    membership: branch ? { branch: branch.org, isHub: branch.role === 'buildingLead', unit: null } : null,
    volunteering: volunteer
      ? {
          state: 'approved',
          since: volunteer.from,
          skills: [at(skills, number)],
          times: [at(weekTimes, number)],
          ...{ at: 'home', community: { id: volunteer.org, name: volunteer.orgName } },
          areas: [volunteer.org],
          reason: null,
        }
      : null,
  }
}

const relationOf = (home: Home, number: number): Relation => {
  const member = number - personNumber(home, 0)
  return at(['owner', 'spouse', 'parent'] as const, member)
}

/** Everybody: the cast first, then household by household. */
export function* residentsOf(town: Town): Generator<Resident> {
  for (const { home, seat } of town.cast) yield residentAt(town, home, seat)
  for (const home of homesOf(town.tree)) {
    for (let member = 0; member < home.members; member += 1) {
      if (!town.castNumbers.includes(personNumber(home, member))) yield residentAt(town, home, member)
    }
  }
}
