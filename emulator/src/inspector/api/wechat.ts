import type { MediaCheck } from '../../openapi/media-checks'
import type { ProgramLink } from '../../openapi/program-links'
import type { ApiCallRecord } from '../../openapi/service'
import type { SentMessage } from '../../openapi/subscribe-message'
import type { Credit } from '../../openapi/subscriptions'
import type { Suggestion } from '../../openapi/verdicts'
import { get, post } from './request'

/** Messages sent and refused, newest first. */
export async function listMessages(): Promise<readonly SentMessage[]> {
  const { messages } = (await get('/messages')) as { messages: readonly SentMessage[] }
  return newestFirst(messages)
}

export async function listCredits(): Promise<readonly Credit[]> {
  return ((await get('/subscriptions')) as { subscriptions: readonly Credit[] }).subscriptions
}

export async function setCredit(credit: Credit): Promise<void> {
  await post('/subscriptions', credit)
}

/** Newest first. */
export async function listApiCalls(): Promise<readonly ApiCallRecord[]> {
  const { calls } = (await get('/openapi-calls')) as { calls: readonly ApiCallRecord[] }
  return newestFirst(calls)
}

/** Newest first. */
export async function listMediaChecks(): Promise<readonly MediaCheck[]> {
  return newestFirst(((await get('/media-checks')) as { checks: readonly MediaCheck[] }).checks)
}

/** Pushes the result of one check now. */
export async function pushMediaCheck(traceId: string, suggest: Suggestion): Promise<void> {
  await post('/media-checks', { traceId, suggest })
}

/** Codes and links that open the program, newest first. */
export async function listLinks(): Promise<readonly ProgramLink[]> {
  return newestFirst(((await get('/codes')) as { codes: readonly ProgramLink[] }).codes)
}

function newestFirst<T>(list: readonly T[]): readonly T[] {
  return [...list].reverse()
}
