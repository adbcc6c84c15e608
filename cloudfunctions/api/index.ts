import { contract } from '../../domain/contract'
import { cloud } from '../kernel/cloud'
import { serve } from '../kernel/serve'

const answer = serve(contract, {
  identity: async () => (await import('../features/identity/handlers')).identityHandlers,
  grid: async () => {
    const { gridHandlers } = await import('../features/grid/handlers')
    return gridHandlers((await import('../features/wish/office')).wishOffice)
  },
  wish: async () => (await import('../features/wish/handlers')).wishHandlers,
})

/** The one function that clients call. Who calls is WeChat's word alone; an all-digit openid arrives as a number. */
export const main = (event: unknown) => {
  const { OPENID } = cloud.getWXContext() as { OPENID?: string | number }
  return answer(withoutPlatformFields(event), OPENID === undefined ? undefined : String(OPENID))
}

/** WeChat adds fields of its own (`userInfo`, `tcbContext`) to what a client sends. */
function withoutPlatformFields(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event
  const { userInfo: _userInfo, tcbContext: _tcbContext, ...call } = event as Record<string, unknown>
  return call
}
