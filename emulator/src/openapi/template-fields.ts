/** Counts what a person sees: characters, not UTF-16 units. */
function length(text: string): number {
  return [...text].length
}

const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const DAY = '\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2})'

/** One moment, or two joined by `~`. */
function momentPattern(moment: string): RegExp {
  return new RegExp(`^${moment}(\\s*~\\s*${moment})?$`)
}

const TIME = momentPattern(`(${DAY}\\s*)?${CLOCK}`)
const DATE = momentPattern(`${DAY}(\\s*${CLOCK})?`)

/** Value rules of subscribe-message templates by field type, from WeChat's documentation of the send interface. */
const RULES: { readonly [type: string]: (value: string) => boolean } = {
  thing: (value) => length(value) <= 20,
  number: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => TIME.test(value),
  date: (value) => DATE.test(value),
  amount: (value) => /^[^\d\s\p{L}]?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8 && /^[A-Z0-9\p{Script=Han}]+$/iu.test(value),
  name: (value) => length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: () => true,
}

/**
 * Checks the data of a message by the types that its field names tell (`thing1`, `character_string2`, …).
 * Returns what WeChat's 47003 says of the first broken field, or undefined.
 */
export function findBrokenField(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return 'argument invalid! data is not an object'
  for (const [field, entry] of Object.entries(data as { [field: string]: unknown })) {
    const value = (entry as { value?: unknown } | null)?.value
    if (!isValid(field, value)) return `argument invalid! data.${field}.value invalid`
  }
  return Object.keys(data).length === 0 ? 'argument invalid! data is empty' : undefined
}

function isValid(field: string, value: unknown): boolean {
  const type = /^([a-z_]+)\d+$/.exec(field)?.[1] ?? ''
  if (!Object.hasOwn(RULES, type)) return false
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text.trim() === '' || /[\r\n]/.test(text)) return false
  return RULES[type]?.(text) === true
}
