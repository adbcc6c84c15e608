/** A value the code before has made sure of; fails loudly where it was wrong. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value that must be there is missing')
  return value
}
