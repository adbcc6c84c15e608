import { DAY } from '../case'
import type { Relation } from '../identity/person'
import { plainName } from '../person-name'
import { rosterFields, requiredFields, type RosterField, type RosterMapping } from './roster-columns'
import type { RowFault, RowFaultCode } from './roster-faults'

/** A row of a workbook as it was read: the texts of its cells and what is wrong with some of them. */
export interface SheetRow {
  /** Its number in the sheet, as Excel shows it. */
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly RowFault[]
}

/** What a row says of somebody, in our own words. */
export interface RosterEntry {
  readonly name: string
  readonly estate: string | null
  readonly building: string
  /** 3-402 */
  readonly door: string
  readonly phone: string | null
  readonly relation: Relation | null
  /** The day of birth at midnight in China, epoch ms. */
  readonly birth: number | null
}

/** What a cell became: a value, or the name of what is wrong. */
type Parsed<T> = { readonly value: T } | { readonly fault: RowFaultCode }

/** Texts that differ only in width, spaces or case are the same place. */
export const placeKey = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** 3栋, 3 幢, 3# and 3 all mean 3号楼. */
export const buildingKey = (text: string): string =>
  placeKey(text).replace(/(\d)(?:号楼|[栋幢座#号楼])?$/, '$1号楼')

/** The signs of a door in their plain forms; what a unit is called stays, for it is no building. */
function parseDoor(text: string): Parsed<string> {
  const plain = placeKey(text)
    .replace(/[—–−_~]/g, '-')
    .replace(/(号楼|[栋幢座])-?/g, '-')
    .replace(/[室号户]$/, '')
  if (/^\d{5}$/.test(plain) || /^\d{4}-\d{1,2}-\d{1,2}/.test(plain)) return { fault: 'door_is_date' }
  return /^(\d{1,4}-)?(\d{1,2}(-|单元-?))?\d{1,5}[A-Z]?$/.test(plain) ? { value: plain } : { fault: 'door' }
}

/** Takes spaces, hyphens, +86 and Excel's scientific notation off. */
function parsePhone(text: string): Parsed<string> {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  const digits = /^\d(\.\d+)?E\+?1?\d$/i.test(plain)
    ? String(Number(plain))
    : plain.replace(/^\+?86(?=1)/, '')
  return /^1\d{10}$/.test(digits) ? { value: digits } : { fault: 'phone' }
}

function parseName(text: string): Parsed<string> {
  const name = plainName(text)
  return /^[\p{L}·. ]{1,20}$/u.test(name) ? { value: name } : { fault: 'name' }
}

const relationWords: Record<Relation, readonly string[]> = {
  owner: ['户主', '本人', '业主'],
  spouse: ['配偶', '妻', '夫', '妻子', '丈夫'],
  child: ['子女', '子', '女', '儿子', '女儿', '长子', '长女', '次子', '次女', '独生子', '独生女'],
  parent: ['父母', '父', '母', '父亲', '母亲'],
  relative: [
    '亲属',
    '亲戚',
    '孙子',
    '孙女',
    '外孙',
    '外孙女',
    '儿媳',
    '女婿',
    '兄弟',
    '姐妹',
    '公婆',
    '岳父',
    '岳母',
  ],
  tenant: ['租户', '租客', '承租人', '房客'],
  other: ['其他', '其它', '非亲属'],
}
export const relationLabels: Record<Relation, string> = {
  owner: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  relative: '亲属',
  tenant: '租户',
  other: '其他',
}

function parseRelation(text: string): Parsed<Relation> {
  const found = (Object.keys(relationWords) as Relation[]).find((one) =>
    relationWords[one].includes(placeKey(text)),
  )
  return found ? { value: found } : { fault: 'relation' }
}

/** Excel counts days from the end of 1899; China is eight hours ahead. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30)
const CHINA = 8 * 3_600_000
const OLDEST = Date.UTC(1890, 0, 1)

function parseBirth(text: string, now: number): Parsed<number> {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const at = /^\d{4,5}(\.\d+)?$/.test(plain) ? EXCEL_ZERO + Math.floor(Number(plain)) * DAY : dayOf(plain)
  return at !== null && at >= OLDEST && at - CHINA <= now ? { value: at - CHINA } : { fault: 'birth' }
}

/** 2018-05-01, 2018/5/1, 2018.5.1, 2018年5月1日, 20180501 → midnight in UTC; null for no such day. */
function dayOf(text: string): number | null {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  if (year === undefined) return null
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) ? at.getTime() : null
}

/** Longest text of a cell that is asked for, characters. */
const LONGEST = 60
const parsers: { readonly [F in RosterField]: (text: string, now: number) => Parsed<unknown> } = {
  name: parseName,
  building: (text) => ({ value: text }),
  estate: (text) => ({ value: text }),
  door: parseDoor,
  phone: parsePhone,
  relation: parseRelation,
  birth: parseBirth,
}

/** What a row says, or everything that is wrong with the cells that are asked for. */
export function entryOf(
  { cells, faults }: Pick<SheetRow, 'cells' | 'faults'>,
  mapping: RosterMapping,
  now: number,
): { readonly entry: RosterEntry } | { readonly faults: readonly RowFault[] } {
  const found: RowFault[] = []
  const values: { [field: string]: unknown } = {}
  for (const field of rosterFields) {
    const column = mapping[field]
    const result = column === null ? { value: null } : readCell({ field, column, cells, faults, now })
    if ('fault' in result) found.push({ code: result.fault, column })
    else values[field] = result.value
  }
  return found.length > 0 ? { faults: found } : { entry: values as unknown as RosterEntry }
}

interface Cell extends Pick<SheetRow, 'cells' | 'faults'> {
  readonly field: RosterField
  readonly column: number
  readonly now: number
}

function readCell({ field, column, cells, faults, now }: Cell): Parsed<unknown> {
  const known = faults.find((fault) => fault.column === column)
  if (known) return { fault: known.code }
  const text = cells[column]?.trim() ?? ''
  if (text === '') return isRequired(field) ? { fault: 'missing' } : { value: null }
  if (text.length > LONGEST) return { fault: 'too_long' }
  return parsers[field](text, now)
}

const isRequired = (field: RosterField): boolean => (requiredFields as readonly RosterField[]).includes(field)
