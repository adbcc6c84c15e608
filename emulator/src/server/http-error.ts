import { ServiceError } from '../types'

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 500

/** An error with its HTTP status, answered as `{code, message}`. */
export class HttpError extends Error {
  constructor(
    readonly status: ErrorStatus,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'HttpError'
  }
}

const STATUS_OF_SERVICE_CODE: { readonly [code: string]: ErrorStatus } = {
  DATABASE_PERMISSION_DENIED: 403,
  FUNCTION_NOT_FOUND: 404,
  STORAGE_EXCEED_AUTHORITY: 403,
  STORAGE_FILE_NONEXIST: 404,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 429,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
  EXCEED_REQUEST_LIMIT: 429,
  FUNCTION_CONFIG_INVALID: 500,
  SYS_ERR: 500,
}

/** Turns anything thrown into an HttpError; what is unknown becomes 500 SYS_ERR. */
export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown
  if (thrown instanceof ServiceError) {
    return new HttpError(STATUS_OF_SERVICE_CODE[thrown.code] ?? 400, thrown.code, thrown.message)
  }
  return new HttpError(500, 'SYS_ERR', thrown instanceof Error ? thrown.message : String(thrown))
}
