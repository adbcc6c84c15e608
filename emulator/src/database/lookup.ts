import { evalExpr } from 'mingo/core'
import type { Iterator as MingoIterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { ServiceError } from '../types'
import { leavesAndElements } from './paths'
import { isFields, type Fields } from './values'

export interface LookupStage {
  readonly documents: MingoIterator
  readonly specification: Fields
  readonly options: Options
}

/** Runs a pipeline on another collection; a missing collection is empty. */
export type RunForeign = (collection: string, stages: readonly Fields[], variables: Fields) => Fields[]

/** `$lookup` by field, by pipeline, or both, one indexed query for each document. */
export function lookupStage(
  { documents, specification, options }: LookupStage,
  run: RunForeign,
): MingoIterator {
  const { from, as, localField, foreignField, pipeline } = specification
  if (typeof from !== 'string' || typeof as !== 'string') {
    throw new ServiceError('INVALID_PARAM', '$lookup needs from and as')
  }
  const stages = Array.isArray(pipeline) ? pipeline.filter(isFields) : []
  return documents.map((document: Fields) => {
    const matching =
      typeof localField === 'string' && typeof foreignField === 'string'
        ? [{ $match: { [foreignField]: { $in: localValues(document, localField) } } }]
        : []
    const variables = { ...options.variables, ...letValues(document, specification['let'], options) }
    return { ...document, [as]: run(from, [...matching, ...stages], variables) }
  })
}

/** A missing local field matches null and missing, an array matches by its elements. */
function localValues(document: Fields, path: string): unknown[] {
  const values = leavesAndElements(document, path.split('.')).filter((value) => !Array.isArray(value))
  return values.length === 0 ? [] : values.map((value) => value ?? null)
}

function letValues(document: Fields, variables: unknown, options: Options): Fields {
  if (!isFields(variables)) return {}
  const names = Object.entries(variables)
  return Object.fromEntries(
    names.map(([name, expression]) => [name, evalExpr(document, expression, options)]),
  )
}
