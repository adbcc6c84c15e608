import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipelines from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { AnyObject, QueryOperator } from 'mingo/types'
import { ServiceError } from '../types'
import { fieldOperators } from './query-operators'
import { isFields, type Fields } from './values'

export type DocumentTest = (document: Fields) => boolean

/** mingo's operators with our own in front; aggregation uses the same ones. */
export const mingoContext = Context.init({
  accumulator: { ...accumulators },
  expression: { ...expressions },
  pipeline: { ...pipelines },
  projection: { ...projections },
  query: { ...queries, ...(fieldOperators as unknown as { [name: string]: QueryOperator }) },
  window: { ...windows },
})

/**
 * The test a filter stands for; `variables` are the `$$names` of a `$lookup` pipeline.
 * @throws ServiceError DATABASE_INVALID_OPERRATOR for an unknown operator, INVALID_PARAM for a bad argument
 */
export function compileFilter(filter: Fields, variables: Fields = {}): DocumentTest {
  if (Object.keys(filter).length === 0) return () => true
  const query = translated(() => new Query<AnyObject>(filter, { context: mingoContext, variables }))
  return (document) => translated(() => query.test(document))
}

/** Runs mingo and turns what it throws into the service's errors. */
export function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ServiceError) throw error
    const { message } = error as Error
    const code = /unknown|unregistered|not registered/.test(message)
      ? 'DATABASE_INVALID_OPERRATOR'
      : 'INVALID_PARAM'
    throw new ServiceError(code, message)
  }
}

/** @throws ServiceError INVALID_PARAM when the query is no object */
export function filterOf(value: unknown): Fields {
  if (isFields(value)) return value
  throw new ServiceError('INVALID_PARAM', 'a query must be an object')
}
