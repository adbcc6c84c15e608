import { ServiceError } from '../../types'
import type { Fields } from '../values'

/** Applies one operator to one concrete path of a document, in place. */
export type UpdateOperator = (document: Fields, path: string, argument: unknown) => void

/** An update that MongoDB refuses while it runs. */
export function updateFailed(message: string): ServiceError {
  return new ServiceError('DATABASE_REQUEST_FAILED', message)
}

export function invalidUpdate(message: string): ServiceError {
  return new ServiceError('INVALID_PARAM', message)
}
