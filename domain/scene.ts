/**
 * What stands in a mini-program code: `w=<id of a wish>`. WeChat takes at most 32 visible characters of a few kinds
 * (服务端/获取不限制的小程序码, scene), so a kind is one letter. A new kind is one more letter here, and a page for it in
 * src/tabs/home/scene-places.ts.
 */
const kinds = { w: 'wish', b: 'building' } as const

type Letter = keyof typeof kinds
export type SceneKind = (typeof kinds)[Letter]

/** The thing that a code names. */
export interface Scene {
  readonly kind: SceneKind
  readonly id: string
}

/** WeChat's limit less the letter and its sign; ids use none but characters that a scene may hold. */
const MOST = 30
const form = new RegExp(`^([a-z])=([\\w:-]{1,${MOST}})$`)

const letters = Object.keys(kinds) as Letter[]
const isLetter = (text: string | undefined): text is Letter => letters.some((letter) => letter === text)

/**
 * The `scene` of wxacode.getUnlimited for a thing.
 * @throws RangeError when its id does not fit into a code.
 */
export function encodeScene({ kind, id }: Scene): string {
  const scene = `${letters.find((letter) => kinds[letter] === kind) ?? ''}=${id}`
  if (!form.test(scene)) throw new RangeError(`no code holds the id ${id}`)
  return scene
}

/** What a scene names; null when it is none of ours. */
export function decodeScene(scene: string): Scene | null {
  const [, letter, id = ''] = form.exec(scene) ?? []
  return isLetter(letter) ? { kind: kinds[letter], id } : null
}
