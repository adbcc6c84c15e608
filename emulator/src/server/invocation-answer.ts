import type { Context } from 'hono'
import type { InvocationReport } from '../functions/host'
import { HttpError } from './http-error'

const RESULT_LIMIT = 1024 * 1024

/**
 * Answers with what a function returned and, in headers, what the run cost.
 *
 * @throws HttpError 500 when the run failed, or when a result for a client is larger than 1 MB (-604001)
 */
export function answerInvocation(
  context: Context,
  { requestId, counts, outcome }: InvocationReport,
): Response {
  context.header('x-emulator-request-id', requestId)
  context.header('x-emulator-database-operations', String(counts.database))
  context.header('x-emulator-storage-operations', String(counts.storage))
  context.header('x-emulator-openapi-calls', String(counts.openapi))
  if (!outcome.ok) throw new HttpError(500, outcome.code, outcome.message)
  if (Buffer.byteLength(outcome.json) > RESULT_LIMIT) {
    throw new HttpError(
      500,
      'EXCEED_MAX_PAYLOAD_SIZE',
      'the result of the function is larger than 1 MB (-604001)',
    )
  }
  return context.body(outcome.json, 200, { 'content-type': 'application/json; charset=utf-8' })
}
