import { isActive, type Post } from '../../../domain/case'
import { alarmOf } from '../../../domain/grid/alarms'
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
import type { CaseOffice } from '../../kernel/case-office'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import { outlineOf } from '../../kernel/outlines'
import { countedOn } from './day-counts'
import { reorganisations } from './reorganisations'
import { holdersOf } from './posts'
import { managedBy, ownOrg, seenBy } from './scope'
import { figures } from './tree-figures'

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

/** Everything about an org in one operation: what lies above and below it, and who holds the posts. */
async function joined(id: string): Promise<Joined | undefined> {
  const own = [...new Set(Object.values(officesOf).flat())]
  const led = [...new Set(Object.values(leading).flat())]
  const below = { $map: { input: '$below._id', as: 'id', in: keysOf(led, '$$id') } }
  const keys = {
    $reduce: {
      input: below,
      initialValue: keysOf(own, '$_id'),
      in: { $concatArrays: ['$$value', '$$this'] },
    },
  }
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

/** As `get`, on a day; the posts of that day are asked for by the path of that day. */
const at: Tree['at'] = async ({ org: id, at: then }, context) => {
  const { now } = context
  const _ = operators()
  const related = _.or([{ _id: id }, { parent: id }, { 'past.parent': id }])
  const found = await orgs.find(related as never, { limit: MOST })
  const org = found.find(({ _id }) => _id === id)
  if (!org) throw new AppError('not_found')
  const paths = [org.path, ...org.past.map(({ path }) => path)]
  if (!paths.some((path) => oversees(context.actor.posts, path))) throw new AppError('not_found')
  const standing = standingAt(org, then)
  if (!standing) throw new AppError('not_found', { message: `${org.name}那时还没有，或者已经撤销` })
  const orgsThen = [...standing.path].reverse()
  const holders = await holdersOf(orgsThen, Object.values(leading).flat())
  return {
    org: { id, kind: org.kind, name: standing.name },
    below: found
      .flatMap((one) => {
        const standingThen = standingAt(one, then)
        return standingThen?.parent === id ? [{ id: one._id, kind: one.kind, name: standingThen.name }] : []
      })
      .sort(byName),
    responsible: postsIn(holders, orgsThen, then),
    counts: await countedOn(org, then, now),
    countedSince: org.noted?.since ?? null,
  }
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

async function preview(
  { org: grid, buildings }: Parameters<Tree['preview']>[0],
  context: Context,
  cases: CaseOffice,
) {
  const _ = operators()
  const found = await orgs.find({ _id: _.in([grid, ...buildings]) }, { limit: buildings.length + 1 })
  const org = found.find(({ _id }) => _id === grid)
  if (!org) throw new AppError('not_found')
  managedBy(context, org)
  const going = found.filter(({ parent }) => parent === grid)
  const sum = (part: 'households' | 'people') => going.reduce((total, { counts }) => total + counts[part], 0)
  return {
    buildings: going.length,
    households: sum('households'),
    people: sum('people'),
    openWishes: going.length > 0 ? await cases.countOpen(going.map(({ _id }) => _id)) : 0,
  }
}
