import type { TemplateName } from '../../domain/identity/templates'
import type { Town } from './town'
import { openidOf, type Who } from './world'

/** Lets somebody have agreed to messages, with WeChat and with the program, as the phone does both. */
export async function subscribed(
  { cloud, people }: Town,
  who: Who,
  messages: { readonly [name in TemplateName]?: number },
): Promise<void> {
  for (const [templateId, credits] of Object.entries(messages)) {
    await cloud.admin('subscriptions', { openid: openidOf(who), templateId, credits })
    const agreements = Array.from({ length: credits }, () =>
      people[who].api.identity.subscribe({ accepted: [templateId] }),
    )
    await Promise.all(agreements)
  }
}
