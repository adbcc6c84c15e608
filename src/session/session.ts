import { demoSignIn } from '../platform/demo'
import { restartAt } from '../platform/navigate'
import { clearToken } from '../platform/token'
import { queryClient } from '../queries'
import { askToSignIn } from './ask-to-sign-in'
import { forgetProfile } from './profile'

/** Becomes somebody of the demo town and starts at home; nothing of the one before stays in memory. */
export async function signInAs(openid: string): Promise<void> {
  await demoSignIn(openid)
  queryClient.clear()
  forgetProfile()
  restartAt('/tabs/home/index')
}

/** After somebody was erased: the program starts over as it does for whoever opens it for the first time. */
export function forgetMe(): void {
  queryClient.clear()
  forgetProfile()
  restartAt('/tabs/home/index')
}

export function signOut(): void {
  clearToken()
  queryClient.clear()
  forgetProfile()
  askToSignIn()
}
