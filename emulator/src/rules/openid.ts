import type { Fields } from '../database/values'
import { isFields } from '../database/values'

/** Replaces the text `'{openid}'`, wherever it is a whole value, by the person's openid. */
export function withOpenid(value: unknown, openid: string): unknown {
  if (value === '{openid}') return openid
  if (Array.isArray(value)) return value.map((item) => withOpenid(item, openid))
  if (!isFields(value)) return value
  const replaced: Fields = {}
  for (const [field, item] of Object.entries(value)) replaced[field] = withOpenid(item, openid)
  return replaced
}
