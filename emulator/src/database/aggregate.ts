import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import type { Iterator as MingoIterator } from 'mingo/lazy'
import type { Options, PipelineOperator } from 'mingo/types'
import { ServiceError, type QueryPlan } from '../types'
import type { Collection } from './catalog'
import { openCursor, type Match, type Query, type ScanPolicy } from './cursor'
import { formatEjson, parseStored } from './ejson'
import { withExpressionEqualities } from './expression-filter'
import { filterOf, mingoContext, translated } from './filter'
import { lookupStage } from './lookup'
import { firstOf, iterate, pipelineStages, wholeNumber } from './pipeline-stages'
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

/** Runs pipelines: what leads them is answered by indexes, mingo does the rest. */
export class Aggregation {
  constructor(
    private readonly store: Store,
    private readonly policy: ScanPolicy,
  ) {}

  /** The documents a client gets, as EJSON texts. */
  answer(pipeline: Pipeline): { list: string[]; plan: QueryPlan } {
    for (const stage of pipeline.stages) refuseGeo(stage)
    const limited = pipeline.stages.some((stage) => '$limit' in stage)
    const { documents, report } = this.run(pipeline)
    const list = translated(() =>
      [...firstOf(documents, limited ? Infinity : DEFAULT_LIMIT)].map(formatEjson),
    )
    return { list, plan: report() }
  }

  /** The documents of a pipeline, lazily where its stages allow. */
  run(pipeline: Pipeline): { documents: Iterable<Fields>; report: () => QueryPlan } {
    const { query, rest } = leadingQuery(pipeline)
    const cursor = openCursor(this.store, this.policy, query)
    const source = parsed(cursor.matches)
    if (rest.length === 0) return { documents: source, report: cursor.report }
    const options = { context: this.context(), variables: pipeline.variables ?? {} }
    const stream = translated(() => new Aggregator([...rest], options).stream(source))
    return { documents: iterate(stream), report: cursor.report }
  }

  private context(): Context {
    const $lookup: PipelineOperator = (documents: MingoIterator, specification: Fields, options: Options) =>
      lookupStage({ documents, specification, options }, (name, stages, variables) => {
        const collection = this.store.catalog.find(name)
        return collection ? [...this.run({ collection, stages, variables }).documents] : []
      })
    return Context.from(Context.init({ pipeline: { ...pipelineStages, $lookup } }), mingoContext)
  }
}

function refuseGeo(stage: Fields): void {
  if (!('$geoNear' in stage)) return
  throw new ServiceError('DATABASE_INVALID_OPERRATOR', 'the emulator does not support $geoNear yet')
}

function* parsed(matches: Iterable<Match>): Generator<Fields, void> {
  for (const match of matches) yield match.document ?? parseStored(match.text)
}

/** Takes `$match`, `$sort`, `$skip`, `$limit` off the head of a pipeline, in this order, as one query. */
function leadingQuery({ collection, stages, variables }: Pipeline): {
  query: Query
  rest: readonly Fields[]
} {
  const left = [...stages]
  const filters: Fields[] = []
  while (left[0] && '$match' in left[0]) filters.push(filterOf(must(left.shift())['$match']))
  const sort = sortSpec(takeStage(left, '$sort') ?? {})
  const offset = wholeNumber(takeStage(left, '$skip') ?? 0)
  const limit = takeStage(left, '$limit')
  const filter = filters.length === 1 ? must(filters[0]) : filters.length === 0 ? {} : { $and: filters }
  const narrowed = withExpressionEqualities(filter, variables ?? {})
  const bounds = { offset, limit: limit === undefined ? Infinity : wholeNumber(limit) }
  return { query: { collection, filter: narrowed, sort, ...bounds, variables: variables ?? {} }, rest: left }
}

function takeStage(stages: Fields[], name: string): unknown {
  return stages[0] && name in stages[0] ? must(stages.shift())[name] : undefined
}
