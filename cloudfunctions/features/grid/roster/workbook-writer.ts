import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A text, or one with a look: `head` for heads, `fault` for what is wrong. */
export type WrittenCell = string | { readonly text: string; readonly look: 'head' | 'fault' }
export type WrittenRow = readonly WrittenCell[]

export interface WrittenSheet {
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  /** Printed above and below every page of it. */
  readonly watermark?: string
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const looks = { plain: 0, head: 1, fault: 2 } as const

const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const
/** Signs that XML does not have are left out. */
const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => named[sign as keyof typeof named])
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')

/** Writes a workbook. Every cell is a text, so that nothing in it can be a formula; rows are packed as they come. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const archive = new ZipFile()
  const add = (path: string, text: string) => archive.addBuffer(Buffer.from(declaration + text), path)
  add('[Content_Types].xml', contentTypes(sheets.length))
  add('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]))
  add('xl/workbook.xml', workbook(sheets))
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  add('xl/_rels/workbook.xml.rels', relationships([...targets, ['styles', 'styles.xml']]))
  add('xl/styles.xml', styles)
  const texts = sheets.map((sheet) => Readable.from(sheetText(sheet)))
  texts.forEach((text, at) => archive.addReadStream(text, `xl/worksheets/sheet${at + 1}.xml`))
  archive.end()
  return new Promise((resolve, reject) => {
    // What goes wrong while rows are made is told by their stream, not by what the archive puts out.
    for (const text of texts) text.on('error', reject)
    buffer(archive.outputStream).then(resolve, reject)
  })
}

async function* sheetText({ widths, rows, watermark }: WrittenSheet): AsyncGenerator<string> {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`
  yield `<cols>${columns.join('')}</cols><sheetData>`
  let number = 0
  for await (const row of rows) {
    number += 1
    yield rowText(row, number)
  }
  yield `</sheetData>${watermark === undefined ? '' : marked(watermark)}</worksheet>`
}

function rowText(row: WrittenRow, number: number): string {
  const cells = row.map((cell, column) => {
    const { text, look } = typeof cell === 'string' ? { text: cell, look: 'plain' as const } : cell
    if (text === '') return ''
    return `<c r="${letters(column)}${number}" s="${looks[look]}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`
  })
  return `<row r="${number}">${cells.join('')}</row>`
}

/** 0 → A, 27 → AB */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** In a header `&` begins a command; a header has 255 characters at most. */
const marked = (watermark: string): string => {
  const text = escape(watermark.slice(0, 200).replaceAll('&', '&&'))
  return `<headerFooter><oddHeader>&amp;C${text}</oddHeader><oddFooter>&amp;C${text}</oddFooter></headerFooter>`
}

const contentTypes = (sheets: number): string => {
  const overrides = Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
  )
  return (
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${overrides.join('')}</Types>`
  )
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each.join('')}</sheets></workbook>`
}

/** Number format 49 is Excel's “text”: what is typed over a cell later is not turned into a date. */
const cellFormat = (font: number, fill: number): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>` +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('F0EDE6')}${solid('FBE3E4')}</fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="3">${cellFormat(0, 0)}${cellFormat(1, 2)}${cellFormat(0, 3)}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
