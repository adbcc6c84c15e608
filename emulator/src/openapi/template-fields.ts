import { isJsonObject } from '../server/body'
import type { TemplateDeclaration } from './templates'

/** Counts what a person sees: characters, not UTF-16 units. */
function length(text: string): number {
  return [...text].length
}

const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
/** y年m月d日, y年m月, m月d日, or with `-`, `/` or `.` between the numbers. */
const DAY = [
  '\\d{4}年\\d{1,2}月(\\d{1,2}日)?',
  '\\d{1,2}月\\d{1,2}日',
  ...['-', '/', '\\.'].flatMap((mark) => [
    `\\d{4}${mark}\\d{1,2}(${mark}\\d{1,2})?`,
    `\\d{1,2}${mark}\\d{1,2}`,
  ]),
].join('|')

/** One moment, or two joined by `~`. */
function momentPattern(moment: string): RegExp {
  return new RegExp(`^${moment}(\\s*~\\s*${moment})?$`)
}

const TIME = momentPattern(`((${DAY})\\s*)?${CLOCK}`)
const DATE = momentPattern(`(${DAY})(\\s*${CLOCK})?`)

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
  car_number: (value) =>
    /^[\p{Script=Han}A-Za-z0-9]([A-Za-z0-9]{0,6}[\p{Script=Han}A-Za-z0-9])?$/u.test(value),
  name: (value) => length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: () => true,
}

/**
 * Checks the data of a message by the types that its field names tell (`thing1`, `character_string2`, …) and,
 * when the template is declared, by its fields and enum values.
 * Returns what WeChat's 47003 says of the first broken field, or undefined.
 */
export function findBrokenField(data: unknown, template?: TemplateDeclaration): string | undefined {
  if (!isJsonObject(data)) return 'argument invalid! data is not an object'
  if (Object.keys(data).length === 0) return 'argument invalid! data is empty'
  const missing = Object.keys(template?.fields ?? {}).find((field) => !Object.hasOwn(data, field))
  if (missing !== undefined) return `argument invalid! data.${missing}.value is empty`
  const broken = Object.entries(data).find(([field, entry]) => {
    const value = isJsonObject(entry) ? entry['value'] : undefined
    return !isValid(field, value) || !isDeclared(field, value, template)
  })
  return broken && `argument invalid! data.${broken[0]}.value invalid`
}

function isValid(field: string, value: unknown): boolean {
  const type = /^([a-z_]+)\d+$/.exec(field)?.[1] ?? ''
  if (!Object.hasOwn(RULES, type)) return false
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text.trim() === '' || /[\r\n]/.test(text)) return false
  return RULES[type]?.(text) === true
}

function isDeclared(field: string, value: unknown, template: TemplateDeclaration | undefined): boolean {
  if (!template) return true
  const meaning = Object.hasOwn(template.fields, field) ? template.fields[field] : undefined
  return typeof meaning === 'object' ? meaning.includes(String(value)) : meaning !== undefined
}
