import { AppError } from '../../domain/errors'
import type { CommandNote } from '../../domain/identity/person'
import { operators } from './database'

/** Commands that a document remembers. */
const REMEMBERED = 20

/** The note that a guarded write leaves on a document under `keys`. */
export const noted = ({ key, digest }: CommandNote): unknown =>
  operators().push({ each: [{ key, digest }], slice: -REMEMBERED })

/** Whether this very command has changed the document before; `key_reused` when its key asked for something else. */
export function isReplay(keys: readonly CommandNote[] | undefined, { key, digest }: CommandNote): boolean {
  const first = keys?.find((one) => one.key === key)
  if (first && first.digest !== digest) throw new AppError('key_reused')
  return first !== undefined
}
