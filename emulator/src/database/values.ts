/** A document or any nested object of one. */
export type Fields = { [field: string]: unknown }

/** CloudBase generates text ids; numbers are allowed as MongoDB allows them. */
export type DocumentId = string | number

/** True for plain objects: not arrays, dates, regular expressions or BSON classes. */
export function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Date) && !(value instanceof RegExp) && !('_bsontype' in value)
}

export function isDocumentId(value: unknown): value is DocumentId {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

/** An object of operators such as `{$gt: 1}`: judged by its first key, as MongoDB does. */
export function isOperatorObject(value: unknown): value is Fields {
  if (!isFields(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$')
}

/** Own property or undefined, so that `constructor` and the like are not found on the prototype. */
export function ownValue(fields: Fields, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : undefined
}

export const isDigits = (text: string): boolean => /^\d+$/.test(text)
