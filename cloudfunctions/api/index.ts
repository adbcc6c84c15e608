import type { AppContract } from '../../domain/contract'
import { cloud } from '../kernel/cloud'
import { serve } from '../kernel/serve'

const answer = serve<AppContract>({
  async identity() {
    const { identityContract } = await import('../../domain/identity/contract')
    const { identityHandlers } = await import('../features/identity/handlers')
    return { contract: identityContract, handlers: identityHandlers }
  },
  async grid() {
    const { gridContract } = await import('../../domain/grid/contract')
    const { gridHandlers } = await import('../features/grid/handlers')
    const { wishOffice } = await import('../features/wish/office')
    return { contract: gridContract, handlers: gridHandlers(wishOffice) }
  },
  async wish() {
    const { wishContract } = await import('../../domain/wish/contract')
    const { wishHandlers } = await import('../features/wish/handlers')
    return { contract: wishContract, handlers: wishHandlers }
  },
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
