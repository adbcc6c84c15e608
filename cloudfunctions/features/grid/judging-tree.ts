import type { Post } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import { kindsUnder, officesOf, postOrgName, soleOffice } from '../../../domain/grid/offices'
import { gramsOf } from '../../../domain/grid/grams'
import { noCounts, type Org } from '../../../domain/grid/org'
import { isOpen } from '../../../domain/grid/periods'
import {
  noOrder,
  type BuildingMove,
  type Reorganisation,
  type ReorganisationOrder,
  type RepostOrder,
} from '../../../domain/grid/reorganisation'
import { people } from '../../kernel/actor'
import { operators } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import type { Judge } from './judging'
import { fitFor } from './judging-posts'
import type { Judgement } from './reorganising'

/** Orgs directly under one that are looked at; the largest subdistrict has some fifty. */
const MOST = 300

const refuse = (field: string, words: string): never => {
  throw new AppError('invalid', { fields: { [field]: words } })
}

/** The org a change is about, open, seen in its present state; throws `not_found`, `conflict`. */
function present(found: readonly Org[], id: string, plan: Reorganisation): Org {
  const org = found.find(({ _id }) => _id === id)
  if (!org) throw new AppError('not_found')
  return isOpen(org, plan.at) ? org : refuse('org', `${org.name}已经撤销`)
}

/** On its day a plan is carried out whatever has been changed about the org meanwhile; the other questions decide then. */
function sameAsSeen({ version }: Org, seen: number, { state }: Reorganisation): void {
  if (state === 'asked' && version !== seen) throw new AppError('conflict')
}

const childrenOf = (parents: readonly string[]): Promise<Org[]> =>
  orgs.find({ parent: operators().in([...parents]) }, { limit: MOST })

const withChildren = (ids: readonly string[]): Promise<Org[]> => {
  const _ = operators()
  return orgs.find(_.or([{ _id: _.in([...ids]) }, { parent: _.in([...ids]) }]) as never, { limit: MOST })
}

function refuseSameName(siblings: readonly Org[], org: Pick<Org, '_id' | 'label'>, { at }: Reorganisation) {
  const same = siblings.find(
    ({ _id, label, ...one }) => _id !== org._id && label === org.label && isOpen(one, at),
  )
  if (same) refuse('name', `这里已经有“${org.label}”了`)
}

const aboutOf = ({ _id, kind, name, path }: Org): Judgement['about'] => ({ _id, kind, name, path })
const judged = (about: Org, order: Partial<ReorganisationOrder>): Judgement => ({
  about: aboutOf(about),
  order: { ...noOrder, ...order },
})

interface NewOrg extends Pick<Org, '_id' | 'kind' | 'name' | 'estate'> {
  readonly parent: Org
}

const newOrg = ({ _id, kind, name, estate, parent }: NewOrg, { at }: Reorganisation): Org => ({
  ...{ _id, version: 1, kind, name, estate, label: (estate ?? '') + name },
  ...(kind === 'unit' && { grams: gramsOf(name) }),
  ...{ parent: parent._id, path: [...parent.path, _id], from: at, to: null, past: [] },
  ...{ boundary: null, counts: noCounts, vacant: soleOffice(kind) ? [{ from: at, to: null }] : [] },
})

export const judgeCreate: Judge<'create'> = async (wanted, plan, court) => {
  const found = await withChildren([wanted.parent])
  const parent = found.find(({ _id }) => _id === wanted.parent)
  if (!parent) throw new AppError('not_found')
  const { name, orgKind: kind } = wanted
  const estate = kind === 'building' ? wanted.estate : null
  const org = newOrg({ _id: plan._id, kind, name, estate, parent }, plan)
  court.permit(org)
  if (!kindsUnder[parent.kind].includes(kind)) refuse('kind', `${parent.name}下面不能建这一级`)
  present(found, wanted.parent, plan)
  refuseSameName(found, org, plan)
  return judged(org, { opens: [org] })
}

export const judgeRename: Judge<'rename'> = async ({ org: id, version, name }, plan, court) => {
  const org = await orgs.findById(id)
  if (!org) throw new AppError('not_found')
  court.permit(org)
  present([org], id, plan)
  sameAsSeen(org, version, plan)
  const label = (org.estate ?? '') + name
  refuseSameName(org.parent === null ? [] : await childrenOf([org.parent]), { _id: id, label }, plan)
  return judged(org, { rename: { org: id, kind: org.kind, name, label } })
}

export const judgeClose: Judge<'close'> = async ({ org: id, version }, plan, court) => {
  const found = await withChildren([id])
  const org = found.find(({ _id }) => _id === id)
  if (!org) throw new AppError('not_found')
  court.permit(org)
  present(found, id, plan)
  sameAsSeen(org, version, plan)
  const below = found.filter((one) => one.parent === id && isOpen(one, plan.at))
  if (below.length > 0)
    refuse(
      'org',
      `下面还有 ${below.length} 个${below[0]?.kind === 'building' ? '楼栋' : '组织'}，先把它们并走或撤销`,
    )
  const residents = await residentsOf(id)
  if (residents > 0) refuse('org', `这里还住着 ${residents} 人，等他们都迁走再撤销`)
  return judged(org, {
    closes: [id],
    reposts: officesOf[org.kind].map((role) => ends(role, id)),
    seats: [id],
  })
}

/** People who live somewhere, verified or waiting; whoever has moved out lives there no more. */
async function residentsOf(org: string): Promise<number> {
  const _ = operators()
  const here = { path: org, 'residence.state': _.in(['verified', 'pending']) }
  const [total] = await people.aggregate<{ count: number }>((start) =>
    start.match(here).group({ _id: null, count: { $sum: 1 } }),
  )
  return total?.count ?? 0
}

const ends = (role: RepostOrder['role'], org: string): RepostOrder => ({
  role,
  org,
  to: null,
  livingIn: null,
})

export const judgeSplit: Judge<'split'> = async (wanted, plan, court) => {
  const found = await withChildren([wanted.org])
  const grid = found.find(({ _id }) => _id === wanted.org)
  if (!grid) throw new AppError('not_found')
  court.permit(grid)
  present(found, wanted.org, plan)
  sameAsSeen(grid, wanted.version, plan)
  if (grid.kind !== 'grid') refuse('org', '只有网格可以拆分')
  const own = found.filter((one) => one.parent === grid._id && isOpen(one, plan.at))
  const going = chosen(own, wanted.buildings, grid)
  const community = { ...grid, _id: grid.parent ?? '', path: grid.path.slice(0, -1) }
  const opened = newOrg(
    { _id: plan._id, kind: 'grid', name: wanted.name, estate: null, parent: community },
    plan,
  )
  refuseSameName(await childrenOf([community._id]), opened, plan)
  const secretary =
    wanted.secretary === null ? null : await fitFor('secretary', wanted.secretary, plan, court)
  const post = (): Post => ({
    ...{ role: 'branchSecretary', org: opened._id, orgName: postOrgName('branchSecretary', opened.name) },
    ...{ path: opened.path, unitName: null, from: plan.at, to: null },
  })
  return judged(grid, {
    opens: [opened],
    moves: going.map((building) => moveOf(building, opened)),
    reposts: [
      ...withTheirHomes(grid._id, opened, wanted.buildings),
      ...going.flatMap((one) => onTheSpot(one, opened)),
    ],
    appoints: secretary ? [{ person: { id: secretary._id, name: secretary.name }, post: post() }] : [],
    seats: [grid._id, opened._id],
  })
}

function chosen(own: readonly Org[], wanted: readonly string[], grid: Org): Org[] {
  const going = own.filter(({ _id }) => wanted.includes(_id))
  const foreign = wanted.filter((id) => !going.some(({ _id }) => _id === id))
  if (foreign.length > 0) refuse('buildings', `选的楼栋里有 ${foreign.length} 栋不在${grid.name}`)
  if (going.length === own.length) refuse('buildings', `至少给${grid.name}留一栋`)
  return going
}

const moveOf = (building: Org, to: Pick<Org, '_id' | 'name' | 'path'>): BuildingMove => ({
  building: building._id,
  from: building.parent ?? '',
  to: { _id: to._id, name: to.name },
  path: [...to.path, building._id],
})

type Target = Pick<Org, '_id' | 'name' | 'path'>
const targetOf = ({ _id, name, path }: Target): Target => ({ _id, name, path })

/** Members, leads and representatives belong to the grid that they live in. */
const withTheirHomes = (from: string, to: Target, buildings: readonly string[]): RepostOrder[] =>
  (['branchMember', 'buildingLead', 'householdRepresentative'] as const).map((role) => ({
    ...{ role, org: from, to: targetOf(to), livingIn: buildings },
  }))

/** Posts at the building itself stay, under another grid. */
const onTheSpot = ({ _id, name }: Org, to: Target): RepostOrder[] =>
  officesOf.building.map((role) => ({
    ...{ role, org: _id, to: { _id, name, path: [...to.path, _id] }, livingIn: null },
  }))

export const judgeMerge: Judge<'merge'> = async ({ org: id, version, grids }, plan, court) => {
  const found = await withChildren([id, ...grids])
  const into = found.find(({ _id }) => _id === id)
  if (!into) throw new AppError('not_found')
  court.permit(into)
  present(found, id, plan)
  sameAsSeen(into, version, plan)
  if (into.kind !== 'grid') refuse('org', '只有网格可以合并')
  if (grids.includes(id)) refuse('grids', '不能并到它自己里面')
  const merged = found.filter(({ _id }) => grids.includes(_id))
  const isBeside = (one: Org) => one.kind === 'grid' && one.parent === into.parent && isOpen(one, plan.at)
  if (merged.length < new Set(grids).size || !merged.every(isBeside)) {
    refuse('grids', '只能合并同一个社区里现有的网格')
  }
  const buildings = found.filter(({ parent, ...one }) => grids.includes(parent ?? '') && isOpen(one, plan.at))
  return judged(into, {
    moves: buildings.map((building) => moveOf(building, into)),
    reposts: [
      ...merged.flatMap((grid) => allPosts(grid._id, into)),
      ...buildings.flatMap((one) => onTheSpot(one, into)),
    ],
    closes: merged.map(({ _id }) => _id),
    seats: [id, ...grids],
  })
}

/** Everybody goes along but the secretary, whose office the other grid fills already. */
const allPosts = (from: string, to: Target): RepostOrder[] =>
  [...officesOf.grid, 'householdRepresentative' as const].map((role) =>
    soleOffice('grid') === role ? ends(role, from) : { role, org: from, to: targetOf(to), livingIn: null },
  )
