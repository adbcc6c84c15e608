import type { RuleText } from './compile'

/** The console's simple permissions, which every collection has until it gets rules of its own. */
export interface Preset {
  /** Reads are narrowed to the person's own documents. */
  readonly readsOwnOnly: boolean
  readonly canRead: boolean
  /** People add documents and change their own. */
  readonly canWriteOwn: boolean
}

const PRIVATE: Preset = { canRead: true, readsOwnOnly: true, canWriteOwn: true }
const READ_ALL: Preset = { canRead: true, readsOwnOnly: false, canWriteOwn: true }
const READ_ONLY: Preset = { canRead: true, readsOwnOnly: false, canWriteOwn: false }
const CLOSED: Preset = { canRead: false, readsOwnOnly: false, canWriteOwn: false }

/** By the names of the console and of the manual; commas and spaces do not count. */
const PRESETS: { readonly [name: string]: Preset } = {
  仅创建者可读写: PRIVATE,
  所有人可读仅创建者可读写: READ_ALL,
  所有用户可读仅创建者可写: READ_ALL,
  仅创建者可写所有人可读: READ_ALL,
  所有人可读: READ_ONLY,
  所有用户可读: READ_ONLY,
  仅管理端可写所有人可读: READ_ONLY,
  所有用户不可读写: CLOSED,
  仅管理端可读写: CLOSED,
}

/** @throws Error listing the names when the name is none of them */
export function presetOf(name: string, place: string): Preset {
  const plain = name.replace(/[\s,，、]/g, '')
  const preset = Object.hasOwn(PRESETS, plain) ? PRESETS[plain] : undefined
  if (preset) return preset
  throw new Error(`${place}: "${name}" is no permission; there are ${Object.keys(PRESETS).join(', ')}`)
}

/** The rules that a simple permission of the storage stands for: as with collections, by the file's creator. */
export function storageRulesOf({ canRead, readsOwnOnly, canWriteOwn }: Preset): {
  readonly read: RuleText
  readonly write: RuleText
} {
  const own = 'resource.openid == auth.openid'
  return { read: readsOwnOnly ? own : canRead, write: canWriteOwn && own }
}
