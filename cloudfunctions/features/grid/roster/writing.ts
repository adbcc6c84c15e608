import type { Org } from '../../../../domain/grid/org'
import { roomIn } from '../../../../domain/grid/door'
import { rosterLimits, type RosterImport } from '../../../../domain/grid/roster'
import { relationLabels, type SheetRow } from '../../../../domain/grid/roster-cells'
import { likelyWords } from '../../../../domain/grid/roster-namesakes'
import { fieldLabels, rosterSheet, templateColumns } from '../../../../domain/grid/roster-columns'
import { faultText } from '../../../../domain/grid/roster-faults'
import { chinaDay } from '../../../../domain/china-day'
import { maskPhone, type Person } from '../../../../domain/identity/person'
import { people } from '../../../kernel/actor'
import { contactOf } from '../../../kernel/contact'
import { operators } from '../../../kernel/database'
import { orgs } from '../../../kernel/homes'
import { chunksOf, kindsOf, openRows, type ExportOrder, type StoredRow } from './store'
import type { Stretch } from './stretch'
import { writeWorkbook, type WrittenCell, type WrittenRow } from './workbook-writer'

const head = (text: string): WrittenCell => ({ text, look: 'head' })
const templateHead = templateColumns.map((field) => head(fieldLabels[field]))
const widths = [12, 16, 16, 12, 12, 12, 14]

const hints: readonly WrittenRow[] = [
  [head('怎么填')],
  ['一行一个人；姓名、楼栋、门牌号必填，其余可以空着。'],
  ['楼栋：3号楼、3栋、3 都可以；不同小区有同名的楼，请填小区。'],
  ['门牌号：402；有单元的写成 2-402。请不要让 Excel 改成日期。'],
  ['手机号：11 位；没有手机的空着。一个号码只登记给一个人。'],
  ['与户主关系：户主、配偶、子女、父母、亲属、租户、其他。'],
  ['出生日期：只有未满 14 周岁的孩子需要，如 2018-05-01。'],
  ['不要填身份证号：系统不收。不要合并单元格，不要用公式。'],
]

/** An empty workbook of our own shape, with hints on a second sheet. */
export const templateWorkbook = (): Promise<Buffer> =>
  writeWorkbook([
    { name: rosterSheet, widths, rows: [templateHead] },
    { name: '填写说明', widths: [80], rows: hints },
  ])

/** Kinds of rows that did not come out, and need somebody to look at the file. */
const unsettled = ['fault', 'duplicate', 'likely', 'stale', 'kept'] as const

/** The rows that were not taken, as they came, with what is wrong with them at the end. */
export function errorsWorkbook(order: RosterImport): Promise<Buffer> {
  return writeWorkbook([
    { name: rosterSheet, widths: [...order.header.map(() => 14), 50], rows: unsettledRows(order) },
  ])
}

async function* unsettledRows({ _id, header }: RosterImport): AsyncGenerator<WrittenRow> {
  yield [...header.map(head), head('问题')]
  for await (const chunk of chunksOf(_id, unsettled)) {
    for (const row of openRows(chunk)) if (isUnsettled(row)) yield markedRow(row, header.length)
  }
}

const isUnsettled = (row: StoredRow): boolean =>
  kindsOf(row).some((kind) =>
    kind === 'likely' ? row.written === null : (unsettled as readonly string[]).includes(kind),
  )

function markedRow(row: StoredRow, columns: number): WrittenRow {
  const faults = row.judgement?.faults ?? []
  const cells = Array.from({ length: columns }, (_, column): WrittenCell => {
    const text = row.cells[column] ?? ''
    return faults.some((fault) => fault.column === column) ? { text: text || ' ', look: 'fault' } : text
  })
  return [...cells, { text: wordsOf(row, faults.map(faultText)), look: 'fault' }]
}

const leftWords = {
  stale: '这条记录在写入前刚刚有变化，没有写',
  kept: '这条记录后来又有变化，没有撤销',
} as const

const wordsOf = (
  { row, left, judgement }: Pick<SheetRow, 'row'> & Pick<StoredRow, 'left' | 'judgement'>,
  faults: readonly string[],
): string => {
  const likely = judgement?.verdict === 'likely' ? [likelyWords(judgement)] : []
  return `原第 ${row} 行：${[...faults, ...likely, ...(left ? [leftWords[left]] : [])].join('；')}`
}

/** More people than one workbook takes. */
export class TooMany extends Error {}

/** The residents of a scope in the shape of our template, watermarked. Throws `TooMany`, also when time runs out. */
export const exportWorkbook = (order: ExportOrder, stretch: Pick<Stretch, 'isLate'>): Promise<Buffer> =>
  writeWorkbook([
    { name: rosterSheet, widths, watermark: order.watermark, rows: residents(order, stretch) },
    {
      name: '水印',
      widths: [80],
      watermark: order.watermark,
      rows: [[head('本文件的来历')], [order.watermark]],
    },
  ])

/** People of one operation. */
const PAGE = 500

async function* residents(
  { org, phones }: ExportOrder,
  { isLate }: Pick<Stretch, 'isLate'>,
): AsyncGenerator<WrittenRow> {
  yield templateHead
  const _ = operators()
  const buildings = await orgs.find({ path: org, kind: 'building' }, { limit: 1000 })
  const byId = new Map(buildings.map((building) => [building._id, building]))
  let [count, last] = [0, '']
  for (;;) {
    if (isLate()) throw new TooMany()
    const page = await people.find({ path: org, _id: _.gt(last) }, { sort: { _id: 1 }, limit: PAGE })
    for (const person of page) {
      if (person.residence.state !== 'verified') continue
      count += 1
      if (count > rosterLimits.exported) throw new TooMany()
      yield residentRow(person, byId.get(person.path.at(-1) ?? ''), phones)
    }
    const end = page.at(-1)
    if (!end || page.length < PAGE) return
    last = end._id
  }
}

const CHILD_YEARS = 14

function residentRow(person: Person, building: Org | undefined, phones: boolean): WrittenRow {
  const { phone, address } = contactOf(person)
  const cells = {
    name: person.name,
    phone: phone === '' || phones ? phone : maskPhone(phone),
    estate: building?.estate ?? '',
    building: person.place.building,
    door: roomIn(address, person.place),
    relation: relationLabels[person.relation],
    birth: person.childUntil === null ? '' : birthOf(person.childUntil),
  }
  return templateColumns.map((field) => cells[field])
}

const birthOf = (childUntil: number): string => {
  const [year = '', ...rest] = chinaDay(childUntil).split('-')
  return [String(Number(year) - CHILD_YEARS), ...rest].join('-')
}
