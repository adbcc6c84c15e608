import { postKey, type Post } from '../../../domain/case'
import {
  isCurrent,
  officesOf,
  postOrgName,
  reposted,
  soleOffice,
  vacancies,
} from '../../../domain/grid/offices'
import { gramsOf } from '../../../domain/grid/grams'
import { noCounts, type OrgCounts } from '../../../domain/grid/org'
import { changedAt, foundedAt, isOpen } from '../../../domain/grid/periods'
import {
  noOrder,
  type BuildingMove,
  type Moved,
  type PostOrder,
  type Reorganisation,
  type ReorganisationOrder,
  type RepostOrder,
} from '../../../domain/grid/reorganisation'
import type { Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import type { CaseOffice } from '../../kernel/case-office'
import { operators } from '../../kernel/database'
import { households, orgs } from '../../kernel/homes'
import { auditOf } from './auditing'
import { changePosts, ended, holdersOf, withPost } from './posts'

/** Something that may be done twice: the second time nothing is left to do. */
interface Step {
  readonly id: string
  /** What it moved; null for a step that moves nobody. */
  readonly run: () => Promise<Moved | null>
}

/** Everything that a change comes to, in the order in which it is done: places before posts, posts before alarms. */
export function stepsOf(plan: Reorganisation, office: CaseOffice): Step[] {
  const order = plan.order ?? noOrder
  const { rename, succession } = order
  return [
    ...order.opens.map((org) => step(`open:${org._id}`, () => orgs.insert(org))),
    ...order.moves.map((move) => ({
      id: `move:${move.building}`,
      run: () => moveStep(plan, move, office),
    })),
    ...order.reposts.map((repost) => step(repostId(repost), () => repostStep(repost, plan.at))),
    ...order.ends.map((one) => step(`end:${one.person.id}`, () => endStep(one))),
    ...order.appoints.map((one) => step(`appoint:${one.person.id}`, () => appointStep(one))),
    ...(succession
      ? [
          step('succession', () =>
            office.succeed({ ...succession, ...orderedBy(plan), capacity: succession.as }),
          ),
        ]
      : []),
    ...(rename ? [step('rename', () => renameStep(plan, rename, office))] : []),
    ...order.closes.map((org) =>
      step(`close:${org}`, () => orgs.update({ _id: org, to: null }, closing(plan))),
    ),
    ...gridsOf(order).map((grid) => step(`count:${grid}`, () => countStep(grid))),
    ...order.seats.map((org) => step(`seat:${org}`, () => seatStep(org))),
    step('audit', () => auditOf(plan)),
  ]
}

/** A step that moves nobody. */
const step = (id: string, run: () => Promise<unknown>): Step => ({
  id,
  run: async () => {
    await run()
    return null
  },
})

const repostId = ({ role, org, to }: RepostOrder): string => `repost:${role}@${org}:${to?._id ?? ''}`
const orderedBy = ({ by, as }: Reorganisation) => ({ by, as })
const closing = ({ at }: Reorganisation) => ({ to: at, version: operators().inc(1) })
const gridsOf = ({ moves }: ReorganisationOrder): string[] => [
  ...new Set(moves.flatMap(({ from, to }) => [from, to._id])),
]

/** A building, whoever lives in it and their open cases. Answers how much went along. */
export async function moveStep(plan: Reorganisation, move: BuildingMove, office: CaseOffice): Promise<Moved> {
  const { building, from, to, path } = move
  const _ = operators()
  const org = await orgs.findById(building)
  if (org?.parent === from) {
    const changes = changedAt(org, { parent: to._id, path }, plan.at)
    await orgs.update({ _id: building, version: org.version }, { ...changes, version: org.version + 1 })
  }
  const there = { path: _.all([building, from]) }
  const raised = { path, version: _.inc(1) }
  const movedHouseholds = await households.updateAll(there, raised)
  const movedPeople = await people.updateAll(there, { ...raised, 'place.grid': to.name })
  await people.updateAll(
    { path: building, 'membership.branch': from },
    { 'membership.branch': to._id, version: _.inc(1) },
  )
  const movedWishes = await office.relocate({ ...move, ...orderedBy(plan) })
  return { households: movedHouseholds, people: movedPeople, wishes: movedWishes }
}

async function repostStep({ role, org, to, livingIn }: RepostOrder, at: number): Promise<void> {
  const holders = await people.find({ postKeys: postKey(role, org) }, { limit: 1000 })
  const touched = holders.filter(({ path }) => livingIn?.some((home) => path.includes(home)) ?? true)
  const next = to && { org: to._id, orgName: postOrgName(role, to.name), path: to.path }
  for (const { _id } of touched) {
    await changePosts(_id, (posts) => reposted(posts, { role, org, to: next }, at))
  }
}

const appointStep = ({ person, post }: PostOrder) => changePosts(person.id, (posts) => withPost(posts, post))
const endStep = ({ person, post }: PostOrder) => changePosts(person.id, (posts) => ended(posts, post))

type Rename = NonNullable<ReorganisationOrder['rename']>

/** The name itself, where people read it beside their home and their post, and on their open cases. */
async function renameStep({ at }: Reorganisation, rename: Rename, office: CaseOffice): Promise<void> {
  const { org: id, kind, name, label } = rename
  const org = await orgs.findById(id)
  if (org && org.name !== name) {
    const grams = kind === 'unit' && { grams: gramsOf(label) }
    const changes = { ...changedAt(org, { name }, at), label, ...grams, version: org.version + 1 }
    await orgs.update({ _id: id, version: org.version }, changes)
  }
  if (['subdistrict', 'community', 'grid', 'building'].includes(kind)) {
    await people.updateAll({ path: id }, { [`place.${kind}`]: name })
  }
  await office.rename(id, kind, name)
  for (const { _id } of await holdersOf([id], allOffices)) {
    await changePosts(_id, (posts) => posts.map((post) => named(post, id, name, at)))
  }
}

const allOffices = [...new Set(Object.values(officesOf).flat()), 'volunteer', 'unitMember'] as readonly Role[]

const named = (post: Post, org: string, name: string, at: number): Post =>
  post.org === org && isCurrent(post, at) ? { ...post, orgName: postOrgName(post.role, name) } : post

/** Counts that change while they are added up are added up anew. */
const TRIES = 5

/**
 * What lives under a grid, added up from its buildings. Its version is raised: whoever looked at it before saw others,
 * and its outline was drawn around others.
 */
async function countStep(grid: string): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const org = await orgs.findById(grid)
    if (!org) return
    const guard = { _id: grid, version: org.version, counts: operators().eq({ ...org.counts }) }
    const counts = await countsUnder(grid)
    const next = { counts, redraw: org.boundary !== null, version: org.version + 1 }
    if ((await orgs.update(guard, next)) === 1) return
  }
  throw new Error(`counts of ${grid} kept changing`)
}

async function countsUnder(grid: string): Promise<OrgCounts> {
  const [sum] = await orgs.aggregate<OrgCounts>((start) =>
    start.match({ parent: grid }).group({
      _id: null,
      households: { $sum: '$counts.households' },
      people: { $sum: '$counts.people' },
      pending: { $sum: '$counts.pending' },
    }),
  )
  const { households: homes, people: residents, pending } = sum ?? noCounts
  return { households: homes, people: residents, pending }
}

/** Raises or clears the alarm of an org whose office may not stay empty. */
async function seatStep(id: string): Promise<void> {
  const org = await orgs.findById(id)
  const role = org && soleOffice(org.kind)
  if (!org || !role) return
  const holders = await holdersOf([id], [role])
  const posts = holders.flatMap((one) => one.posts.filter((post) => post.role === role && post.org === id))
  const now = Date.now()
  await orgs.update({ _id: id }, { vacant: isOpen(org, now) ? vacancies(posts, foundedAt(org), now) : [] })
}
