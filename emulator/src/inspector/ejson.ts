/** What reading a text as an EJSON object gives: the object or what is wrong with the text. */
export type ReadObject =
  { readonly value: { readonly [field: string]: unknown } } | { readonly problem: string }

/** Checks the form only; what dates and operators mean is the emulator's to judge. */
export function readObject(text: string): ReadObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject
    ? { value: value as { [field: string]: unknown } }
    : { problem: 'an object is expected: {…}' }
}

/** Like readObject, for a field that may stay empty. */
export function problemIn(text: string): string | undefined {
  if (text.trim() === '') return undefined
  const read = readObject(text)
  return 'problem' in read ? read.problem : undefined
}
