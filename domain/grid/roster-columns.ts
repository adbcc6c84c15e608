/** What a row of a roster says of somebody; the name, the building and the door must be there. */
export const rosterFields = ['name', 'building', 'door', 'estate', 'phone', 'relation', 'birth'] as const
export type RosterField = (typeof rosterFields)[number]
export const requiredFields = ['name', 'building', 'door'] as const satisfies readonly RosterField[]

/** Name of the sheet that is read where a workbook has several, and the one that is written. */
export const rosterSheet = '居民名册'

/** The heads of our own template. */
export const fieldLabels: Record<RosterField, string> = {
  name: '姓名',
  building: '楼栋',
  door: '门牌号',
  estate: '小区',
  phone: '手机号',
  relation: '与户主关系',
  birth: '出生日期',
}
/** The order of the template's columns. */
export const templateColumns = [
  'name',
  'phone',
  'estate',
  'building',
  'door',
  'relation',
  'birth',
] as const satisfies readonly RosterField[]

/** Other heads that offices use for the same. */
const otherHeads: Record<RosterField, readonly string[]> = {
  name: ['居民姓名', '名字', '住户姓名'],
  building: ['楼栋号', '楼号', '幢', '栋', '楼幢', '楼'],
  door: ['门牌', '房号', '房间号', '室号', '单元房号', '户号'],
  estate: ['小区名称', '所在小区', '住宅区'],
  phone: ['手机', '电话', '联系电话', '手机号码', '联系方式', '电话号码'],
  relation: ['关系', '与户主的关系', '家庭关系'],
  birth: ['出生年月', '生日', '出生年月日'],
}

/** Field → position of its column, from 0; null: the file does not say it. */
export type RosterMapping = { readonly [F in RosterField]: number | null }
const nothing: RosterMapping = {
  name: null,
  building: null,
  door: null,
  estate: null,
  phone: null,
  relation: null,
  birth: null,
}

/** A head without what does not matter: spaces, stars, what stands in brackets. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]/g, '')

/** The fields whose columns the heads name without doubt; two columns for one field are a doubt. */
export function suggestMapping(header: readonly string[]): RosterMapping {
  const heads = header.map(plainHead)
  const columnOf = (field: RosterField): number | null => {
    const names = [fieldLabels[field], ...otherHeads[field]]
    const columns = heads.flatMap((head, column) => (names.includes(head) ? [column] : []))
    return columns.length === 1 ? (columns[0] ?? null) : null
  }
  return Object.fromEntries(rosterFields.map((field) => [field, columnOf(field)])) as RosterMapping
}

/** Whether the heads are those of our own template, whatever else stands beside them. */
export function isTemplate(header: readonly string[]): boolean {
  const heads = header.map(plainHead)
  return templateColumns.every((field) => heads.filter((head) => head === fieldLabels[field]).length === 1)
}

/** What is wrong with a mapping that somebody chose, by field; empty: nothing. */
export function mappingFaults(
  mapping: RosterMapping,
  columns: number,
): { readonly [field in RosterField]?: string } {
  const faults: { [field in RosterField]?: string } = {}
  for (const field of requiredFields) if (mapping[field] === null) faults[field] = '请选择这一列'
  for (const field of rosterFields) {
    const column = mapping[field]
    if (column === null) continue
    if (column >= columns) faults[field] = '文件里没有这一列'
    const earlier = rosterFields.slice(0, rosterFields.indexOf(field))
    if (earlier.some((other) => mapping[other] === column)) faults[field] = '这一列已经选给别的内容'
  }
  return faults
}

/** A mapping with what is not mentioned left out. */
export const wholeMapping = (part: Partial<RosterMapping>): RosterMapping => ({ ...nothing, ...part })
