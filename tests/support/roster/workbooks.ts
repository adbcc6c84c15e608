import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { templateColumns, fieldLabels, rosterSheet } from '../../../domain/grid/roster-columns'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

export const templateHead: readonly string[] = templateColumns.map((field) => fieldLabels[field])

/** A workbook as a test wants it, also as no program would write it. */
export interface Made {
  readonly sheet?: string
  /** Texts of the rows, the head first. */
  readonly rows?: readonly (readonly string[])[]
  /** XML in place of the rows. */
  readonly sheetData?: Iterable<string>
  /** XML after the rows. */
  readonly after?: string
  /** Further parts of the package, and other contents for those that there are. */
  readonly parts?: { readonly [path: string]: string }
  /** Texts stand in a part of their own, as Excel writes them. */
  readonly isShared?: boolean
}

/** Writes an xlsx package with nothing but what is asked for. */
export function makeWorkbook(made: Made): Promise<Buffer> {
  const { sheet = rosterSheet, rows = [], parts = {} } = made
  const texts: string[] = []
  const all: { [path: string]: string } = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"/>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ...parts,
  }
  const archive = new ZipFile()
  const data = made.sheetData ?? rows.map((row, at) => rowXml(row, at + 1, made.isShared ? texts : null))
  archive.addReadStream(Readable.from(sheetXml(data, made.after ?? '')), 'xl/worksheets/sheet1.xml')
  if (made.isShared) all['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${texts.join('')}</sst>`
  for (const [path, text] of Object.entries(all)) archive.addBuffer(Buffer.from(text), path)
  archive.end()
  return buffer(archive.outputStream)
}

function* sheetXml(data: Iterable<string>, after: string): Generator<string> {
  yield `<worksheet xmlns="${main}"><sheetData>`
  yield* data
  yield `</sheetData>${after}</worksheet>`
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function rowXml(row: readonly string[], number: number, shared: string[] | null): string {
  const cells = row.map((text) => {
    if (text === '') return '<c/>'
    if (!shared) return `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`
    shared.push(`<si><r><t>${escape(text)}</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></si>`)
    return `<c t="s"><v>${shared.length - 1}</v></c>`
  })
  return `<row r="${number}">${cells.join('')}</row>`
}
