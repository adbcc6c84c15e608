import { makeSeal } from '../../cloudfunctions/kernel/seal'
import { postKey, type Post } from '../../domain/case'
import { noCounts, type Household, type Org, type OrgKind } from '../../domain/grid/org'
import { CONSENT } from '../../domain/identity/consent'
import { noOpenid, tailOf, type Person, type Place, type Volunteering } from '../../domain/identity/person'
import type { Role } from '../../domain/roles'
import { testKeys, type Caller, type Cloud } from './cloud'

/** Two communities of one subdistrict: here is 锦绣社区 with two grids, there is 翠竹社区. */
const names: Record<string, string> = {
  c1: '江宁市',
  d1: '东山区',
  s1: '湖滨街道',
  m1: '锦绣社区',
  g1: '一网格',
  g2: '二网格',
  b1: '1 号楼',
  b2: '2 号楼',
  m2: '翠竹社区',
  g9: '九网格',
  b9: '9 号楼',
}
const here = ['c1', 'd1', 's1', 'm1', 'g1', 'b1']
const nextGrid = ['c1', 'd1', 's1', 'm1', 'g2', 'b2']
const there = ['c1', 'd1', 's1', 'm2', 'g9', 'b9']

const seal = makeSeal(testKeys)
const long = { from: 0, to: null }

function post(role: Role, path: readonly string[], unitName: string | null = null): Post {
  const org = path.at(-1) ?? ''
  return { role, org, orgName: names[org] ?? org, path, unitName, ...long }
}

const placeOf = ([
  ,
  ,
  subdistrict = '',
  community = '',
  grid = '',
  building = '',
]: readonly string[]): Place => ({
  subdistrict: names[subdistrict] ?? '',
  community: names[community] ?? '',
  grid: names[grid] ?? '',
  building: names[building] ?? '',
})

interface Sketch {
  readonly name: string
  readonly home?: readonly string[]
  readonly posts?: readonly Post[]
  readonly hasPhone?: boolean
  readonly householdId?: string
}

/** Everybody the tests speak of. Each lives in a household of their own unless it is said. */
const sketches = {
  wisher: { name: '周桂兰', householdId: 'h1' },
  daughter: { name: '周敏', householdId: 'h1' },
  neighbour: { name: '许强', home: nextGrid },
  noPhone: { name: '周秀珍', hasPhone: false },
  branchMember: { name: '李明', posts: [post('branchMember', here.slice(0, 5))] },
  branchSecretary: { name: '赵国强', posts: [post('branchSecretary', here.slice(0, 5))] },
  buildingLead: { name: '沈玉梅', posts: [post('buildingLead', here.slice(0, 5))] },
  representative: { name: '蒋文', posts: [post('householdRepresentative', here.slice(0, 5))] },
  otherBranch: { name: '钱进', home: nextGrid, posts: [post('branchMember', nextGrid.slice(0, 5))] },
  volunteer: { name: '刘洋', home: nextGrid, posts: [post('volunteer', here.slice(0, 4))] },
  unitMember: {
    name: '何敏',
    home: there,
    posts: [post('unitMember', here.slice(0, 4), '市第二医院党支部')],
  },
  gridWorker: { name: '孙磊', posts: [post('gridWorker', here.slice(0, 5))] },
  communityStaff: { name: '王芳', home: nextGrid, posts: [post('communityStaff', here.slice(0, 4))] },
  communitySecretary: { name: '陈静', home: nextGrid, posts: [post('communitySecretary', here.slice(0, 4))] },
  subdistrictStaff: { name: '吴建华', home: there, posts: [post('subdistrictStaff', here.slice(0, 3))] },
  administrator: { name: '韩冰', home: there, posts: [post('administrator', here.slice(0, 1))] },
  outsider: { name: '张伟', home: there },
  foreignVolunteer: { name: '冯丽', home: there, posts: [post('volunteer', there.slice(0, 4))] },
  foreignBranch: { name: '卫东', home: there, posts: [post('branchSecretary', there.slice(0, 5))] },
  foreignSecretary: { name: '马丽', home: there, posts: [post('communitySecretary', there.slice(0, 4))] },
} satisfies Record<string, Sketch>

export type Who = keyof typeof sketches
export const everybody = Object.keys(sketches) as Who[]
/** Those who can call: everybody with a phone. */
export const callers = everybody.filter((who) => (sketches[who] as Sketch).hasPhone !== false)

/** Posts somebody holds, by role; nobody of these is a mere resident. */
export const rolesOf = (who: Who): Role[] => ((sketches[who] as Sketch).posts ?? []).map(({ role }) => role)

export const openidOf = (who: Who): string => `oTest-${who}`
export const phoneOf = (who: Who): string => `138${String(10_000_000 + everybody.indexOf(who))}`

export function personOf(who: Who): Person {
  const { name, home = here, posts = [], hasPhone = true, householdId = `h-${who}` }: Sketch = sketches[who]
  return {
    _id: who,
    version: 1,
    openid: hasPhone ? openidOf(who) : noOpenid(who),
    name,
    householdId,
    path: home,
    place: placeOf(home),
    ...contactOf(who, hasPhone, placeOf(home)),
    relation: 'owner',
    residence: { state: 'verified', since: long.from, by: null, reason: null },
    childUntil: null,
    consent: { version: CONSENT, at: long.from },
    membership: null,
    volunteering: posts.some(({ role }) => role === 'volunteer') ? volunteeringAt(home) : null,
    posts,
    postKeys: posts.map(({ role, org }) => postKey(role, org)),
    releases: [],
  }
}

function contactOf(who: Who, hasPhone: boolean, { building }: Place) {
  const address = `${building} 402 室`
  const none = { phoneMark: null, phoneTail: null, phoneProof: null }
  if (!hasPhone) return { contact: seal.seal({ phone: '', address }), ...none }
  const phone = phoneOf(who)
  return {
    contact: seal.seal({ phone, address }),
    phoneMark: seal.mark('phone', phone),
    phoneTail: seal.mark('tail', tailOf(phone)),
    phoneProof: 'wechat' as const,
  }
}

/** What a volunteer of where they live offers. */
const volunteeringAt = ([, , , community = '', grid = '']: readonly string[]): Volunteering => ({
  ...{ state: 'approved', since: long.from, at: 'home', reason: null },
  community: { id: community, name: names[community] ?? '' },
  ...{ skills: ['repair'], times: ['weekend-am'], areas: [grid] },
})

/** A further volunteer of 锦绣社区, for crowds. */
export function volunteerNumber(number: number): Person {
  const person = personOf('volunteer')
  const id = `crowd${number}`
  return { ...person, _id: id, openid: `oTest-${id}`, householdId: `h-${id}`, name: `志愿者${number}` }
}

const kinds: Record<string, OrgKind> = {
  c: 'city',
  d: 'district',
  s: 'subdistrict',
  m: 'community',
  g: 'grid',
  b: 'building',
}

/** The tree that everybody lives in, each org with the people who live under it. */
export function orgsOfWorld(): Org[] {
  const paths = [here, nextGrid, there].flatMap((path) => path.map((_, at) => path.slice(0, at + 1)))
  const orgs = new Map(paths.map((path) => [path.at(-1) ?? '', path]))
  return [...orgs].map(([id, path]) => orgOf(id, path))
}

function orgOf(id: string, path: readonly string[]): Org {
  const kind = kinds[id.charAt(0)] ?? 'unit'
  const name = names[id] ?? id
  const estate = kind === 'building' ? '锦绣花园' : null
  const residents = everybody.map(personOf).filter((person) => person.path.includes(id))
  const households = new Set(residents.map(({ householdId }) => householdId)).size
  return {
    ...{ _id: id, version: 1, kind, name, estate, label: (estate ?? '') + name },
    ...{ parent: path.at(-2) ?? null, path, from: long.from, to: null, past: [], boundary: null },
    counts: { ...noCounts, households, people: residents.length },
  }
}

/** Everybody's household, each behind a door of its own; the wisher speaks for theirs. */
export function householdsOfWorld(): Household[] {
  const homes = new Map(everybody.map(personOf).map(({ householdId, path }) => [householdId, path]))
  return [...homes].map(([_id, path], at) => ({
    ...{
      _id,
      version: 1,
      path,
      door: `${1 + (at % 3)}-${401 + at}`,
      representative: _id === 'h1' ? 'wisher' : null,
    },
  }))
}

type Collections = { readonly [collection: string]: readonly object[] }

let world: Collections | undefined

/** Everybody and where they live, the same before every test of a file: sealing so many numbers takes its time. */
const collectionsOfWorld = (): Collections =>
  (world ??= { orgs: orgsOfWorld(), households: householdsOfWorld(), people: everybody.map(personOf) })

/** Fills a cloud, which is emptied first, with everybody and where they live. */
export async function populate(cloud: Cloud): Promise<void> {
  await cloud.reset()
  const filling = Object.entries(collectionsOfWorld()).map((entry) => cloud.insert(...entry))
  await Promise.all(filling)
}

/** An openid that nobody is registered under. */
export const strangerOpenid = `${openidOf('wisher')}-nobody`

/** Everybody with a phone, and one whom nobody knows. */
export type Company = { readonly [W in Who | 'stranger']: Caller }

/** A caller for each, signed in. */
export async function signInAll(cloud: Cloud): Promise<Company> {
  const entries = await Promise.all(callers.map(async (who) => [who, await cloud.as(openidOf(who))] as const))
  return { ...Object.fromEntries(entries), stranger: await cloud.as(strangerOpenid) } as Company
}
