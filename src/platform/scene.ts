import { decodeScene, type Scene } from '@domain/scene'

/**
 * What the code names by which a page was opened; WeChat puts its scene, encoded, into the page's query.
 * @returns undefined when no code was scanned, null when it names nothing that we know.
 */
export function sceneOf({ scene }: { readonly scene?: string | undefined }): Scene | null | undefined {
  if (scene === undefined) return undefined
  try {
    return decodeScene(decodeURIComponent(scene))
  } catch {
    return null
  }
}
