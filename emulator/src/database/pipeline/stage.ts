import { ServiceError } from '../../types'
import type { Fields } from '../values'

export type Documents = Iterable<Fields>

/** Runs a pipeline on another collection; a missing collection is empty. */
export type RunForeign = (collection: string, stages: readonly Fields[], variables: Fields) => Documents

export interface StageContext {
  /** Values of `$$names`, inside `$lookup`. */
  readonly variables: Fields
  readonly foreign: RunForeign
}

/**
 * Makes a stage from its specification; what is malformed is refused before a document is read.
 * Stages are lazy: they read no more than the next one asks for, where their nature allows.
 */
export type Stage = (specification: unknown, context: StageContext) => (documents: Documents) => Documents

export interface Stages {
  readonly [name: string]: Stage
}

/** A specification that is malformed whatever the documents. */
export function malformedStage(message: string): ServiceError {
  return new ServiceError('INVALID_PARAM', message)
}

/** A stage that fails on a document. */
export function stageFailed(message: string): ServiceError {
  return new ServiceError('DATABASE_REQUEST_FAILED', message)
}

/** @throws ServiceError INVALID_PARAM unless the value is a whole number from 0 */
export function wholeNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw malformedStage('a limit, skip or size must be a non-negative integer')
}

/** @throws ServiceError INVALID_PARAM unless the value is a whole number from 1 */
export function positiveNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
  throw malformedStage(`${name} must be a positive integer`)
}

/** The name of an output field: no dots, no dollar in front, not empty. */
export function fieldName(stage: string, name: unknown): string {
  if (typeof name === 'string' && name !== '' && !name.startsWith('$') && !name.includes('.')) return name
  throw malformedStage(`${stage}: '${String(name)}' is not a valid field name`)
}

export function* firstOf<T>(source: Iterable<T>, count: number): Generator<T, void> {
  let left = count
  if (left <= 0) return
  for (const item of source) {
    yield item
    if (--left <= 0) return
  }
}
