import { AppError } from '@domain/errors'
import { post } from './call'
import { setToken } from './token'

/** Somebody of the demo town whom a visitor may be. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly openid: string
  /** Posts in words, e.g. 网格党支部书记. */
  readonly posts: readonly string[]
  readonly place: string
  /** What to try as this person. */
  readonly story: string
}

/** The people of the demo town; exists on the emulator alone. */
export async function demoPeople(): Promise<DemoPerson[]> {
  if (process.env.TARO_APP_DEMO !== '1') return []
  const response = await fetch('/demo/people').catch(() => {
    throw new AppError('offline')
  })
  if (!response.ok) throw new AppError('internal')
  return (await response.json()) as DemoPerson[]
}

/** Becomes that person until somebody else is chosen. */
export async function demoSignIn(openid: string): Promise<void> {
  const response = await post('/session', { body: JSON.stringify({ openid }) })
  if (!response.ok) throw new AppError('internal')
  const { token } = (await response.json()) as { token: string }
  setToken(token)
}
