import { isActive, type Post } from '../../../domain/case'
import { alarmOf } from '../../../domain/grid/alarms'
import type { DayCounts } from '../../../domain/grid/day-counts'
import { AppError } from '../../../domain/errors'
import { mayMakeCodes } from '../../../domain/grid/codes-contract'
import { kindsUnder, mayManage, officesOf, oversees } from '../../../domain/grid/offices'
import { byName } from '../../../domain/grid/order'
import type { Org, OrgKind } from '../../../domain/grid/org'
import { isOpen, standingAt } from '../../../domain/grid/periods'
import type { Holder, TreeChild, treeContract } from '../../../domain/grid/tree-contract'
import type { Person } from '../../../domain/identity/person'
import { branchKeepers } from '../../../domain/identity/volunteering'
import type { Handlers } from '../../../domain/procedure'
import { roleLabels, type Role } from '../../../domain/roles'
import type { CaseOffice, OpenCases } from '../../kernel/case-office'
import type { Context, Visit } from '../../kernel/context'
import { operators, stagesOf } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import { outlineOf } from '../../kernel/outlines'
import { countedOn, lastCounted } from './day-counts'
import { reorganisations } from './reorganisations'
import { managedBy, ownOrg, seenBy } from './scope'
import { figures, pathAt } from './tree-figures'

type Tree = Handlers<typeof treeContract, Context, Visit>

/** Orgs directly under one, and plans, that one answer holds. */
const MOST = 300

export const treeReading = (
  cases: CaseOffice,
): Pick<Tree, 'get' | 'at' | 'figures' | 'plans' | 'preview'> => ({
  get,
  at,
  figures,
  plans,
  preview: (input, context) => preview(input, context, cases),
})

/** Who answers for an org as a whole; its members are on its own page. */
const leading: Record<OrgKind, readonly Role[]> = {
  city: [],
  district: [],
  subdistrict: ['subdistrictStaff'],
  community: ['communitySecretary'],
  grid: ['branchSecretary', 'gridWorker'],
  building: ['buildingLead'],
  unit: [],
}

interface Joined extends Org {
  readonly above: readonly Org[]
  readonly below: readonly Org[]
  readonly holders: readonly Person[]
}

const keysOf = (roles: readonly Role[], org: string): object[] =>
  roles.map((role) => ({ $concat: [`${role}@`, org] }))

/** The posts of those who lead these orgs, and more. */
const keysOfAll = (ids: unknown, more: readonly object[]): object => ({
  $reduce: {
    input: ids,
    initialValue: more,
    in: { $concatArrays: ['$$value', keysOf([...new Set(Object.values(leading).flat())], '$$this')] },
  },
})

/** Everything about an org in one operation: what lies above and below it, and who holds the posts. */
async function joined(id: string): Promise<Joined | undefined> {
  const own = [...new Set(Object.values(officesOf).flat())]
  const keys = keysOfAll('$below._id', keysOf(own, '$_id'))
  const [row] = await orgs.aggregate<{ root: Org } & Pick<Joined, 'above' | 'below' | 'holders'>>((start) =>
    start
      .match({ _id: id })
      .lookup({ from: 'orgs', localField: 'path', foreignField: '_id', as: 'above' })
      .lookup({ from: 'orgs', localField: '_id', foreignField: 'parent', as: 'below' })
      .project({ root: '$$ROOT', above: 1, below: 1, keys })
      .lookup({ from: 'people', localField: 'keys', foreignField: 'postKeys', as: 'holders' }),
  )
  return row && { ...row.root, above: row.above, below: row.below, holders: row.holders }
}

const get: Tree['get'] = async ({ org }, context) => {
  const found = await joined(org ?? ownOrg(context).org)
  if (!found) throw new AppError('not_found')
  seenBy(context, found.path)
  const { posts } = context.actor
  const below = found.below
    .filter((one) => isOpen(one, context.now))
    .sort(byName)
    .slice(0, MOST)
  return {
    org: {
      ...childOf(found, found.holders, officesOf[found.kind], context.now),
      parent: found.parent,
      from: found.from,
      outline: outlineOf(found),
      redraw: found.redraw === true,
      mayManage: mayManage(posts, found),
      mayKeepBranch: found.kind === 'grid' && keepsBranch(posts, found.path),
      mayMakeCodes: mayMakeCodes(posts, found),
    },
    above: aboveOf(found, posts),
    below: below.map((one) => childOf(one, found.holders, leading[one.kind], context.now)),
    mayCreate: kindsUnder[found.kind].filter((kind) => mayManage(posts, { kind, path: found.path })),
    alarms: [found, ...below].flatMap((one) => alarmOf(one, context.now) ?? []),
  }
}

/** From the caller's own org down. */
const aboveOf = ({ _id, path, above }: Joined, posts: readonly Post[]) =>
  path
    .map((id) => above.find((one) => one._id === id))
    .filter((one) => one !== undefined)
    .filter((one) => one._id !== _id && oversees(posts, one.path))
    .map(refOf)

const keepsBranch = (posts: readonly Post[], path: readonly string[]): boolean =>
  posts.some(({ role, org }) => (branchKeepers as readonly Role[]).includes(role) && path.includes(org))

const refOf = ({ _id, kind, name }: Pick<Org, '_id' | 'kind' | 'name'>) => ({ id: _id, kind, name })

const childOf = (org: Org, people: readonly Person[], roles: readonly Role[], now: number): TreeChild => ({
  ...refOf(org),
  version: org.version,
  counts: org.counts,
  to: org.to,
  holders: postsIn(people, [org._id], now)
    .filter(({ role }) => roles.includes(role))
    .sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role)),
})

/** Posts at these orgs that hold at a moment, the orgs in the order given. */
const postsIn = (people: readonly Person[], ids: readonly string[], at: number): Holder[] =>
  ids.flatMap((id) =>
    people.flatMap((person) =>
      person.posts
        .filter((post) => post.org === id && isActive(post, at))
        .map((post) => holderOf(person, post)),
    ),
  )

const holderOf = (person: Person, { role, org, orgName, from, to, acting = false }: Post): Holder => ({
  ...{
    personId: person._id,
    name: person.name,
    role,
    label: roleLabels[role],
    org,
    orgName,
    from,
    to,
    acting,
  },
})

interface JoinedAt {
  readonly org: Org
  /** What lies under it now, and what did before. */
  readonly below: readonly Org[]
  readonly formerly: readonly Org[]
  readonly holders: readonly Person[]
  readonly counted: readonly DayCounts[]
}

/** As `joined`, on a day: the posts of that day are asked for by the path of that day. */
async function joinedAt(id: string, then: number): Promise<JoinedAt | undefined> {
  const [row] = await orgs.aggregate<JoinedAt>((start) =>
    start
      .match({ _id: id })
      .lookup({ from: 'orgs', localField: '_id', foreignField: 'parent', as: 'below' })
      .lookup({ from: 'orgs', localField: '_id', foreignField: 'past.parent', as: 'formerly' })
      .project({ org: '$$ROOT', below: 1, formerly: 1, keys: keysOfAll(pathAt(then), []) })
      .lookup({ from: 'people', localField: 'keys', foreignField: 'postKeys', as: 'holders' })
      .lookup({ ...lastCounted(id, then), as: 'counted' }),
  )
  return row
}

/** As `get`, on a day. */
const at: Tree['at'] = async ({ org: id, at: then }, context) => {
  const found = await joinedAt(id, then)
  if (!found) throw new AppError('not_found')
  const { org } = found
  const paths = [org.path, ...org.past.map(({ path }) => path)]
  if (!paths.some((path) => oversees(context.actor.posts, path))) throw new AppError('not_found')
  const standing = standingAt(org, then)
  if (!standing) throw new AppError('not_found', { message: `${org.name}那时还没有，或者已经撤销` })
  return {
    org: { id, kind: org.kind, name: standing.name },
    below: belowThen(found, then),
    responsible: postsIn(found.holders, [...standing.path].reverse(), then),
    counts: countedOn(org, found.counted, { then, now: context.now }),
    countedSince: org.noted?.since ?? null,
  }
}

/** What lay directly under an org at a moment; an org that came back stands among both, once. */
function belowThen({ org, below, formerly }: JoinedAt, then: number) {
  const all = new Map([...below, ...formerly].map((one) => [one._id, one]))
  return [...all.values()]
    .flatMap((one) => {
      const standing = standingAt(one, then)
      return standing?.parent === org._id ? [{ id: one._id, kind: one.kind, name: standing.name }] : []
    })
    .sort(byName)
}

/** Changes that are not over, the next first. */
const plans: Tree['plans'] = async ({ org }, context) => {
  const own = ownOrg(context).org
  const _ = operators()
  const found = await reorganisations.find(
    {
      path: org === null || org === own ? own : _.all([org, own]),
      state: _.in(['planned', 'doing', 'failed']),
    },
    { sort: { at: 1 }, limit: MOST },
  )
  return {
    plans: found.flatMap(({ _id, kind, state, about, at: day, by, failure }) =>
      about
        ? [{ id: _id, kind, state, org: about._id, orgName: about.name, at: day, by: by.name, failure }]
        : [],
    ),
  }
}

interface Previewed extends Org {
  /** Of the buildings that are asked about those that lie in the grid. */
  readonly going: readonly Org[]
  readonly open: readonly OpenCases[]
}

/** The grid, with what would go along hung on it in the same operation. */
async function preview(
  { org: grid, buildings }: Parameters<Tree['preview']>[0],
  context: Context,
  cases: CaseOffice,
) {
  const asked = stagesOf((start) => start.match({ _id: operators().in([...buildings]), parent: grid }))
  const [org] = await orgs.aggregate<Previewed>((start) =>
    start
      .match({ _id: grid })
      .lookup({ from: 'orgs', pipeline: asked, as: 'going' })
      .lookup({ ...cases.openIn(buildings), as: 'open' }),
  )
  if (!org) throw new AppError('not_found')
  managedBy(context, org)
  const { going } = org
  const open = org.open.filter(({ _id }) => going.some((building) => building._id === _id))
  return {
    buildings: going.length,
    households: sumOf(going, ({ counts }) => counts.households),
    people: sumOf(going, ({ counts }) => counts.people),
    openWishes: sumOf(open, ({ count }) => count),
  }
}

const sumOf = <T>(rows: readonly T[], figure: (row: T) => number): number =>
  rows.reduce((total, row) => total + figure(row), 0)
