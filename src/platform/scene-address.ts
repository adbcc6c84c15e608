import { getToken } from './token'

/**
 * In a browser the emulator's stand-in for a code is an address with the scene in it; it counts once, for whoever has
 * said who they are. Undefined in WeChat.
 */
export function takeSceneFromAddress(): string | undefined {
  if (process.env.TARO_ENV !== 'h5' || getToken() === null) return undefined
  const { search, pathname, hash } = window.location
  const scene = new URLSearchParams(search).get('scene')
  if (scene === null) return undefined
  window.history.replaceState(null, '', pathname + hash)
  return scene
}
