import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import { open } from '../../platform/navigate'
import { sceneOf } from '../../platform/scene'
import { takeSceneFromAddress } from '../../platform/scene-address'
import { scenePlaces } from './scene-places'

/**
 * Opens what a scanned code names, over the home page. WeChat opens the page of a code anew, also while the program
 * is running (指南/运行机制, 重启策略), so its query is all there is to read.
 * @returns true when the code names nothing that could be opened.
 */
export function useScene(): boolean {
  const [isUnknown, setUnknown] = useState(false)
  useLoad((query: { readonly scene?: string }) => {
    const scene = sceneOf({ scene: query.scene ?? takeSceneFromAddress() })
    if (scene === undefined) return
    const place = scene && scenePlaces[scene.kind]?.(scene.id)
    if (place) open(place.path, place.query)
    else setUnknown(true)
  })
  return isUnknown
}
