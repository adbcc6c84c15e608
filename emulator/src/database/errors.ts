import { ServiceError } from '../types'
import { formatEjson } from './ejson'
import type { KeyField } from './index-keys'
import { isFields, ownValue, type Fields } from './values'

/** MongoDB's duplicate key error as CloudBase passes it on; `key` is shown to the developer. */
export function duplicateKey(collection: string, index: string, key: Fields): ServiceError {
  const text = `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${formatEjson(key)}`
  return new ServiceError('DATABASE_REQUEST_FAILED', text)
}

/** What a document holds in the fields of an index; a missing field counts as null. */
export function keyValues(index: { fields: readonly KeyField[] }, document: Fields): Fields {
  const values: Fields = {}
  for (const field of index.fields) {
    let value: unknown = document
    for (const part of field.parts) value = isFields(value) ? ownValue(value, part) : undefined
    values[field.path] = value ?? null
  }
  return values
}
