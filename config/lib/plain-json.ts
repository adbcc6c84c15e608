/** Numbers of an export (`{"$numberInt": "1"}`, EJSON) as plain ones, at any depth. */
export function plainJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainJson)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only && /^\$number/.test(only[0])) return Number(only[1])
  return Object.fromEntries(entries.map(([name, inner]) => [name, plainJson(inner)]))
}
