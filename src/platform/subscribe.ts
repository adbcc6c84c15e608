import type { TemplateName } from '@domain/identity/templates'
import Taro from '@tarojs/taro'
import { post } from './call'
import { templateIdOf } from './template-ids'
import { getToken } from './token'

/**
 * Asks whether these messages may be sent, once each. Call it first thing in the tap, before anything is awaited:
 * WeChat refuses a request that does not come straight from a tap.
 * @returns the messages that were agreed to; a refusal or a failure is simply none.
 */
export function askToSend(names: readonly TemplateName[]): Promise<TemplateName[]> {
  return process.env.TARO_ENV === 'h5' ? askEmulator(names) : askWeChat(names)
}

async function askWeChat(names: readonly TemplateName[]): Promise<TemplateName[]> {
  const known = names.filter((name) => templateIdOf(name) !== '')
  if (known.length === 0) return []
  const tmplIds = known.map(templateIdOf)
  const options = { tmplIds, entityIds: [] } as unknown as Taro.requestSubscribeMessage.Option
  const answers = (await Taro.requestSubscribeMessage(options).catch(() => ({}))) as {
    [id: string]: string | undefined
  }
  return known.filter((name) => answers[templateIdOf(name)]?.startsWith('accept'))
}

/** In a browser the emulator stands for WeChat; the demo person agrees, and a template is known by its own name. */
async function askEmulator(names: readonly TemplateName[]): Promise<TemplateName[]> {
  const token = getToken()
  if (token === null) return []
  const answers = Object.fromEntries(names.map((name) => [name, 'accept']))
  const body = JSON.stringify({ templateIds: names, answers })
  const response = await post('/client/subscriptions', { body, token }).catch(() => null)
  return response?.ok ? [...names] : []
}
