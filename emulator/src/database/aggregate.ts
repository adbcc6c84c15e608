import type { QueryPlan } from '../types'
import type { Collection } from './catalog'
import { openCursor, type Match, type Query, type ScanPolicy } from './cursor'
import { formatEjson, parseStored } from './ejson'
import { withExpressionEqualities } from './expression-filter'
import { filterOf } from './filter'
import { geoNearQuery, type GeoNear } from './geo/geo-near'
import { compilePipeline } from './pipeline/compile'
import { firstOf, positiveNumber, wholeNumber, type Documents, type StageContext } from './pipeline/stage'
import { sortSpec } from './request'
import type { Store } from './store'
import type { Fields } from './values'
import { must } from './must'

/** CloudBase returns this many documents when the pipeline names no limit. */
const DEFAULT_LIMIT = 20

export interface Pipeline {
  readonly collection: Collection
  readonly stages: readonly Fields[]
  /** Values of `$$names`, inside `$lookup`. */
  readonly variables?: Fields
}

/** Runs pipelines: what leads them is answered by indexes, the stages do the rest. */
export class Aggregation {
  constructor(
    private readonly store: Store,
    private readonly policy: ScanPolicy,
  ) {}

  /** The documents a client gets, as EJSON texts. */
  answer(pipeline: Pipeline): { list: string[]; plan: QueryPlan } {
    const limited = pipeline.stages.some((stage) => '$limit' in stage)
    const { documents, report } = this.run(pipeline)
    const list = [...firstOf(documents, limited ? Infinity : DEFAULT_LIMIT)].map(formatEjson)
    return { list, plan: report() }
  }

  /** The documents of a pipeline, lazily where its stages allow. */
  private run(pipeline: Pipeline): { documents: Documents; report: () => QueryPlan } {
    const { query, near, rest } = leadingQuery(pipeline)
    const context: StageContext = {
      variables: pipeline.variables ?? {},
      foreign: (name, stages, variables) => {
        const collection = this.store.catalog.find(name)
        return collection ? this.run({ collection, stages, variables }).documents : []
      },
    }
    const stages = compilePipeline(rest, context)
    const cursor = openCursor(this.store, this.policy, query)
    return {
      documents: stages(near ? near.measured(cursor.matches) : parsed(cursor.matches)),
      report: () => withStages(cursor.report(), rest),
    }
  }
}

function* parsed(matches: Iterable<Match>): Generator<Fields, void> {
  for (const match of matches) yield match.document ?? parseStored(match.text)
}

/** Names the stages that follow in the shape. */
function withStages(plan: QueryPlan, stages: readonly Fields[]): QueryPlan {
  const names = stages.flatMap((stage) => Object.keys(stage)).join(', ')
  return names === '' ? plan : { ...plan, shape: `${plan.shape}; ${names}` }
}

interface Leading {
  readonly query: Query
  readonly near: GeoNear | undefined
  readonly rest: readonly Fields[]
}

function leadingQuery({ collection, stages, variables = {} }: Pipeline): Leading {
  const [first, ...rest] = stages
  if (!first || !('$geoNear' in first)) return leadingMatch({ collection, stages, variables })
  const near = geoNearQuery(collection, first['$geoNear'])
  return { query: { ...queryOf(collection, [near.filter], variables), limit: near.limit }, near, rest }
}

/** Takes `$match`, `$sort`, `$skip`, `$limit` off the head of a pipeline, in this order, as one query. */
function leadingMatch({ collection, stages, variables = {} }: Pipeline): Leading {
  const left = [...stages]
  const filters: Fields[] = []
  while (left[0] && '$match' in left[0]) filters.push(filterOf(must(left.shift())['$match']))
  const sort = sortSpec(takeStage(left, '$sort') ?? {})
  const offset = wholeNumber(takeStage(left, '$skip') ?? 0)
  const limit = takeStage(left, '$limit')
  const bounds = { offset, limit: limit === undefined ? Infinity : positiveNumber('the limit', limit) }
  return {
    query: { ...queryOf(collection, filters, variables), sort, ...bounds },
    near: undefined,
    rest: left,
  }
}

function queryOf(collection: Collection, filters: readonly Fields[], variables: Fields): Query {
  const filter = filters.length === 1 ? must(filters[0]) : filters.length === 0 ? {} : { $and: filters }
  const narrowed = withExpressionEqualities(filter, variables)
  return { collection, filter: narrowed, sort: [], offset: 0, limit: Infinity, variables }
}

function takeStage(stages: Fields[], name: string): unknown {
  return stages[0] && name in stages[0] ? must(stages.shift())[name] : undefined
}
