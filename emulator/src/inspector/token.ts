import { decode } from './route'

const KEY = 'cloudbase-emulator:token'

/**
 * Moves a token from the address (`/_/#<token>`) into the memory of this tab, so that it stands neither in the
 * address bar nor in the history. Addresses of views begin with `#/` and are left alone.
 */
export function takeTokenFromAddress(): void {
  const fragment = location.hash.slice(1)
  if (fragment === '' || fragment.startsWith('/')) return
  keepToken(decode(fragment))
  history.replaceState(null, '', location.pathname)
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token)
}

export function readToken(): string | null {
  return sessionStorage.getItem(KEY)
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY)
}
