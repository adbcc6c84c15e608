import { restartAt } from '../platform/navigate'

/** Where a visitor of the demo chooses whom to be. */
const signInPage = '/features/identity/pages/sign-in/index'

/** Sends a visitor of the demo to choose whom to be; in WeChat the caller is always known. */
export function askToSignIn(): void {
  if (process.env.TARO_APP_DEMO === '1') restartAt(signInPage)
}
