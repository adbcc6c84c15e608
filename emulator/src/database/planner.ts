import type { Collection } from './catalog'
import { geoPlan } from './geo/plan'
import { candidateOf, type Candidate } from './index-candidate'
import { analyse, type Analysis, type Predicate } from './intervals'
import { SCAN, type Access, type IdBound, type KeyRange, type Plan, type SortSpec } from './plan'
import type { SqliteFile } from './sqlite'
import { isDocumentId, type Fields } from './values'
import { must } from './must'

/** Up to this many entries, a tighter index is taken even if its rows must then be sorted. */
const SMALL = 1_000
/** The same against an index that gives the order but narrows nothing. */
const MODERATE = 20_000

export interface PlanRequest {
  readonly sqlite: SqliteFile
  readonly collection: Collection
  readonly filter: Fields
  readonly sort: SortSpec
}

/** Chooses how the documents that match a filter are reached, in the order asked for where an index can. */
export function planQuery(request: PlanRequest): Plan {
  const named = namedPlan(request.filter)
  if (named) return named
  const geo = geoPlan(request.collection, request.filter, request.sort)
  const analysis = analyse(request.filter)
  if (geo?.access.kind === 'near') return geo
  const byId = idPlan(analysis, request.sort)
  if (byId?.access.kind === 'ids') return byId
  const direct = bestOf(choose(request, candidates(request, analysis)), byId) ?? SCAN
  if (geo) return geoOr(request, geo, direct)
  return betterUnion(request, analysis, direct) ?? direct
}

/** The geo index, unless another one leaves fewer entries to judge. */
function geoOr(request: PlanRequest, geo: Plan, direct: Plan): Plan {
  if (!direct.bounded) return geo
  const most = entriesOf(request.sqlite, geo.access, MODERATE)
  return entriesOf(request.sqlite, direct.access, most) < most ? direct : geo
}

/** A union of indexes for `$or` where it reads less than the direct way. */
function betterUnion(request: PlanRequest, analysis: Analysis, direct: Plan): Plan | undefined {
  if (analysis.alternatives.length === 0 || (direct.bounded && isSmall(request, direct, SMALL)))
    return undefined
  const union = unionPlan(request, analysis)
  if (!union || direct === SCAN) return union
  if (direct.bounded) return isSmall(request, union, SMALL) ? union : undefined
  return union.sorted || isSmall(request, union, MODERATE) ? union : undefined
}

function bestOf(direct: Plan | undefined, byId: Plan | undefined): Plan | undefined {
  if (!byId) return direct
  if (!direct) return byId
  if (direct.bounded !== byId.bounded) return direct.bounded ? direct : byId
  return byId.sorted && !direct.sorted ? byId : direct
}

function candidates(request: PlanRequest, analysis: Analysis): Candidate[] {
  const plain = request.collection.indexes.filter(({ fields: [first] }) => first?.geo !== true)
  return plain.flatMap((index) => candidateOf(index, analysis, request.sort) ?? [])
}

const score = (candidate: Candidate): number =>
  (candidate.unique ? 1_000 : 0) + candidate.equalities * 2 + (candidate.ranged ? 1 : 0)

function tighter(a: Candidate, b: Candidate): number {
  return score(b) - score(a) || Number(b.exact) - Number(a.exact) || fieldsOf(a) - fieldsOf(b)
}

const fieldsOf = (candidate: Candidate): number => must(candidate.indexes[0]).fields.length

/**
 * An index that proves the whole filter or gives the order, unless another leaves so few rows that
 * judging and sorting them is cheaper; that is counted in the indexes, up to a limit.
 */
function choose(request: PlanRequest, all: Candidate[]): Candidate | undefined {
  const ranked = [...all].sort(tighter)
  const ordered = ranked.find((candidate) => candidate.sorted)
  const first = request.sort.length > 0 ? (ordered ?? ranked[0]) : ranked[0]
  if (!first || (first.exact && first.sorted) || first.unique) return first
  const rivals = ranked.filter((candidate) => candidate.bounded && candidate !== first)
  return rivals.length === 0 ? first : fewest(request, first, rivals)
}

function fewest(request: PlanRequest, first: Candidate, rivals: readonly Candidate[]): Candidate {
  let best = first
  let least = first.bounded ? SMALL : MODERATE
  for (const candidate of first.bounded ? [first, ...rivals] : rivals) {
    const entries = entriesOf(request.sqlite, candidate.access, least)
    if (entries >= least) continue
    best = candidate
    least = entries
  }
  return best
}

/** Whether a plan reads at most `limit` index entries; the count stops there. */
function isSmall(request: PlanRequest, plan: Plan, limit: number): boolean {
  return entriesOf(request.sqlite, plan.access, limit + 1) <= limit
}

function entriesOf(sqlite: SqliteFile, access: Access, stop: number): number {
  if (access.kind === 'nothing') return 0
  if (access.kind === 'ids') return access.ids.length
  if (access.kind === 'union') return addUp(access.parts, stop, (part) => entriesOf(sqlite, part, stop))
  if (access.kind !== 'ranges') return stop
  return addUp(access.ranges, stop, (range) => entriesIn(sqlite, range, stop))
}

function addUp<T>(items: readonly T[], stop: number, count: (item: T) => number): number {
  let total = 0
  for (const item of items) {
    if (total >= stop) break
    total += count(item)
  }
  return total
}

function entriesIn(sqlite: SqliteFile, range: KeyRange, limit: number): number {
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${range.index.table} WHERE key >= ? AND key < ? LIMIT ?)`
  return Number(sqlite.first(sql, range.low, range.high, limit)?.[0])
}

/** `$or`: the union of the branches' plans, when an index narrows every one of them. */
function unionPlan(request: PlanRequest, analysis: Analysis): Plan | undefined {
  for (const branches of analysis.alternatives) {
    const plans = branches.map((branch) =>
      planQuery({ ...request, filter: withBranch(request.filter, branch) }),
    )
    const union = unite(plans, request.sort)
    if (union) return union
  }
  return undefined
}

/** The filter with one branch in place of its `$or`s. */
function withBranch(filter: Fields, branch: Fields): Fields {
  const { $or: _replaced, ...rest } = filter
  return { $and: [withoutAlternatives(rest), branch] }
}

function withoutAlternatives(filter: Fields): Fields {
  const parts = filter['$and']
  if (!Array.isArray(parts)) return filter
  return { ...filter, $and: parts.map((part: Fields) => withoutOr(part)) }
}

function withoutOr(part: Fields): Fields {
  const { $or: _replaced, ...rest } = part
  return withoutAlternatives(rest)
}

/** Branches that each give the order asked for are merged; otherwise all is read and sorted. */
function unite(plans: readonly Plan[], sort: SortSpec): Plan | undefined {
  const live = plans.filter((plan) => plan.access.kind !== 'nothing')
  if (!live.every((plan) => plan.bounded)) return undefined
  const sorted = live.every((plan) => plan.sorted)
  return {
    access: { kind: 'union', parts: live.map((plan) => plan.access), mergedBy: sorted ? sort : [] },
    name: [...new Set(live.map((plan) => plan.name))].join('+'),
    bounded: true,
    sorted,
    exact: false,
    repeats: true,
    indexes: live.flatMap((plan) => plan.indexes),
  }
}

const NAMED = { ...SCAN, name: '_id', bounded: true, sorted: true }

/** One id and values that fields must equal, as most requests have it: nothing else needs to be looked at. */
function namedPlan(filter: Fields): Plan | undefined {
  const id = filter['_id']
  if (!isDocumentId(id)) return undefined
  const { _id: _named, ...rest } = filter
  for (const key in rest) if (typeof rest[key] === 'object' || key.startsWith('$')) return undefined
  return { ...NAMED, access: { kind: 'ids', ids: [id] }, rest, exact: Object.keys(rest).length === 0 }
}

function idPlan(analysis: Analysis, sort: SortSpec): Plan | undefined {
  const own = analysis.predicates.filter((predicate) => predicate.path === '_id')
  const listed = own.find((predicate) => predicate.operator === '$eq' || predicate.operator === '$in')
  if (listed) return listedIds(listed, analysis, sort)
  const bound = own.map(idBound).find((found) => found !== undefined)
  const sorted = sort.length === 1 && must(sort[0])[0] === '_id'
  if (!bound && !sorted) return undefined
  const access: Access = { kind: 'idOrder', backward: sorted && must(sort[0])[1] < 0, bound }
  return { ...SCAN, access, name: '_id', bounded: bound !== undefined, sorted: sorted || sort.length === 0 }
}

function listedIds(predicate: Predicate, analysis: Analysis, sort: SortSpec): Plan {
  const values = predicate.operator === '$in' ? (predicate.argument as unknown[]) : [predicate.argument]
  const ids = [...new Set(values.filter(isDocumentId))]
  const exact = analysis.complete && analysis.predicates.length === 1
  const sorted = sort.length === 0 || ids.length < 2
  return { ...SCAN, access: { kind: 'ids', ids }, name: '_id', bounded: true, sorted, exact }
}

function idBound({ operator, argument }: Predicate): IdBound | undefined {
  if (!isDocumentId(argument) || !/^\$(gt|gte|lt|lte)$/.test(operator)) return undefined
  return { operator: operator as IdBound['operator'], id: argument }
}
