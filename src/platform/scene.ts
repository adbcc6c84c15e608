import { decodeScene, type Scene } from '@domain/scene'
import { getToken } from './token'

/**
 * What the code names by which a page was opened; WeChat puts its scene, encoded, into the page's query.
 * @returns undefined when no code was scanned, null when it names nothing that we know.
 */
export function sceneOf(query: { readonly scene?: string | undefined }): Scene | null | undefined {
  const scene = query.scene ?? takeFromAddress()
  if (scene === undefined) return undefined
  try {
    return decodeScene(decodeURIComponent(scene))
  } catch {
    return null
  }
}

/**
 * In a browser the emulator's stand-in for a code is an address with the scene in it; it counts once, for whoever has
 * said who they are.
 */
function takeFromAddress(): string | undefined {
  if (process.env.TARO_ENV !== 'h5' || getToken() === null) return undefined
  const { search, pathname, hash } = window.location
  const scene = new URLSearchParams(search).get('scene')
  if (scene === null) return undefined
  window.history.replaceState(null, '', pathname + hash)
  return scene
}
