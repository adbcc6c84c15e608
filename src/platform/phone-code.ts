import { post } from './call'
import { getToken } from './token'

/** In a browser the emulator stands for WeChat's button: a code for the demo person's own number; null: none. */
export async function demoPhoneCode(): Promise<string | null> {
  const token = getToken()
  if (process.env.TARO_ENV !== 'h5' || token === null) return null
  const response = await post('/client/phone-code', { body: '{}', token }).catch(() => null)
  const answer = (await response?.json().catch(() => null)) as { code?: string } | null
  return answer?.code ?? null
}
