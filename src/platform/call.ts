import { messages, AppError, type Reply } from '@domain/errors'
import type { Send } from '@domain/client'
import Taro from '@tarojs/taro'
import { clearToken, getToken } from './token'

/** Sends one call to the `api` function: through WeChat on the phone, over HTTP in a browser. */
export const send: Send = (call) => (process.env.TARO_ENV === 'h5' ? sendByHttp(call) : sendByCloud(call))

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'

function replyFrom(value: unknown): Reply {
  if (!isReply(value)) throw new AppError('internal')
  return value.ok || value.code in messages ? value : { ...value, code: 'internal' }
}

async function sendByCloud(call: Parameters<Send>[0]): Promise<Reply> {
  const { result } = await Taro.cloud.callFunction({ name: 'api', data: call }).catch((error: unknown) => {
    throw new AppError(isNetworkFailure(error) ? 'offline' : 'internal')
  })
  return replyFrom(result)
}

/** WeChat tells a lost network by words only: `request:fail …`, `timeout`, `fail interrupted`. */
const isNetworkFailure = (error: unknown): boolean =>
  /request:fail|timeout|interrupted|network/i.test(String((error as { errMsg?: unknown }).errMsg ?? error))

async function sendByHttp(call: Parameters<Send>[0]): Promise<Reply> {
  const token = getToken()
  if (token === null) throw new AppError('unauthenticated')
  const response = await post('/functions/api', { body: JSON.stringify(call), token })
  if (response.status === 401) {
    clearToken()
    throw new AppError('unauthenticated')
  }
  return replyFrom(await response.json().catch(() => null))
}

interface Post {
  readonly body: string
  readonly token?: string
}

/** POSTs JSON to the server that this page came from; a lost network is AppError('offline'). */
export function post(path: string, { body, token }: Post): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  return fetch(path, { method: 'POST', body, headers }).catch(() => {
    throw new AppError('offline')
  })
}
