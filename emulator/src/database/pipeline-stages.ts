import { evalExpr } from 'mingo/core'
import { Lazy, type Iterator as MingoIterator } from 'mingo/lazy'
import type { Options, PipelineOperator } from 'mingo/types'
import { ServiceError } from '../types'
import { keyFields, sortKey } from './index-keys'
import { compareValues } from './key-encoding'
import { sortSpec } from './request'
import { isFields, type Fields } from './values'
import { must } from './must'

/** mingo's own `$limit` reads its source to the end. */
const limit: PipelineOperator = (documents: MingoIterator, count: unknown, _options: Options) =>
  Lazy(firstOf(iterate(documents), wholeNumber(count)))

/** mingo's own `$sort` differs in the order of types and of arrays. */
const sort: PipelineOperator = (documents: MingoIterator, order: unknown, _options: Options) => {
  const fields = keyFields(sortSpec(order))
  return lazily(function* () {
    const keyed = Array.from(iterate(documents), (document) => ({ document, key: sortKey(fields, document) }))
    for (const { document } of keyed.sort((a, b) => Buffer.compare(a.key, b.key))) yield document
  })
}

/** mingo's own `$sample` may give one document twice. */
const sample: PipelineOperator = (documents: MingoIterator, specification: unknown, _options: Options) => {
  const size = wholeNumber(isFields(specification) ? specification['size'] : undefined)
  return lazily(function* () {
    const left = [...iterate(documents)]
    for (let n = 0; n < size && left.length > 0; n++) {
      yield must(left.splice(Math.floor(Math.random() * left.length), 1)[0])
    }
  })
}

/** mingo's own `$bucket` puts a boundary into the bucket below and lists empty buckets. */
const bucket: PipelineOperator = (documents: MingoIterator, specification: unknown, options: Options) => {
  if (!isFields(specification)) throw new ServiceError('INVALID_PARAM', '$bucket needs an object')
  const boundaries = boundariesOf(specification['boundaries'])
  const output = specification['output'] ?? { count: { $sum: 1 } }
  return lazily(function* () {
    const buckets = new Map<unknown, Fields[]>(boundaries.slice(0, -1).map((lower) => [lower, []]))
    if ('default' in specification) buckets.set(specification['default'], [])
    for (const document of iterate(documents)) {
      const value: unknown = evalExpr(document, specification['groupBy'], options)
      const lower = lowerBoundary(boundaries, value) ?? defaultOf(specification)
      must(buckets.get(lower)).push(document)
    }
    for (const [lower, members] of buckets) {
      if (members.length > 0) yield { _id: lower, ...(evalExpr(members, output, options) as Fields) }
    }
  })
}

function boundariesOf(boundaries: unknown): unknown[] {
  const list = Array.isArray(boundaries) ? (boundaries as unknown[]) : []
  const ascending = list.every((value, at) => at === 0 || compareValues(list[at - 1], value) < 0)
  if (list.length >= 2 && ascending) return list
  throw new ServiceError('INVALID_PARAM', '$bucket needs at least two boundaries in ascending order')
}

function lowerBoundary(boundaries: readonly unknown[], value: unknown): unknown {
  if (compareValues(value, boundaries.at(-1)) >= 0) return undefined
  return [...boundaries].reverse().find((lower) => compareValues(lower, value) <= 0)
}

function defaultOf(specification: Fields): unknown {
  if ('default' in specification) return specification['default']
  throw new ServiceError('INVALID_PARAM', '$bucket meets a value outside its boundaries and has no default')
}

/** Stages where mingo differs from MongoDB's manual. */
export const pipelineStages: { readonly [name: string]: PipelineOperator } = {
  $limit: limit,
  $sort: sort,
  $sample: sample,
  $bucket: bucket,
}

/** @throws ServiceError INVALID_PARAM unless the value is a whole number from 0 */
export function wholeNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new ServiceError('INVALID_PARAM', 'a limit, skip or size must be a non-negative integer')
}

export function* firstOf<T>(source: Iterable<T>, count: number): Generator<T, void> {
  let left = count
  if (left <= 0) return
  for (const item of source) {
    yield item
    if (--left <= 0) return
  }
}

export function* iterate(stream: MingoIterator): Generator<Fields, void> {
  for (let next = stream.next(); !next.done; next = stream.next()) yield next.value as Fields
}

/** A stage that starts to read when it is first asked. */
const lazily = (work: () => Generator<Fields, void>): MingoIterator => Lazy(work())
