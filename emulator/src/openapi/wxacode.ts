import { createHash } from 'node:crypto'
import { textOf } from '../server/body'
import { encodePng } from './png'
import type { Api } from './service'
import { weChatAnswer } from './service'

/** Characters WeChat allows in a scene. */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/
const MIN_WIDTH = 280
const MAX_WIDTH = 1280
const DEFAULT_WIDTH = 430
const CELLS = 21

/** wxacode.getUnlimited: a picture that differs with scene and page but holds no code a phone could read. */
export const getUnlimited: Api = (args) => {
  const scene = args['scene']
  if (typeof scene !== 'string' || !SCENE.test(scene))
    return weChatAnswer(40169, 'invalid length for scene, or the data is not json string')
  const wanted = Number(args['width'] ?? DEFAULT_WIDTH)
  if (!Number.isFinite(wanted)) return weChatAnswer(47001, 'data format error')
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(wanted)))
  const pattern = createHash('sha512')
    .update(`${textOf(args['page'])}?${scene}`)
    .digest()
  const isDark = (x: number, y: number): boolean => {
    const cell = Math.floor((y * CELLS) / width) * CELLS + Math.floor((x * CELLS) / width)
    return ((pattern[(cell >> 3) % pattern.length] ?? 0) >> (cell & 7)) % 2 === 1
  }
  return { kind: 'bytes', contentType: 'image/png', bytes: encodePng(width, isDark) }
}
