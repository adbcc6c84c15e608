import { rosterSheet } from '../../../../domain/grid/roster-columns'
import { WorkbookError } from './workbook-error'
import { readXml, type Attributes } from './xml'
import type { Parts } from './zip'

interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly relation: string
}

/** The sheet that is read: ours by name, else the first that is not hidden. */
export async function chosenSheet(parts: Parts): Promise<{ readonly name: string; readonly part: string }> {
  const sheets = await sheetsOf(parts)
  const seen = sheets.filter(({ isHidden }) => !isHidden)
  const sheet = seen.find(({ name }) => name.trim() === rosterSheet) ?? seen[0]
  if (!sheet) throw new WorkbookError('no_header')
  const part = (await targetsOf(parts)).get(sheet.relation)
  if (part === undefined) throw new WorkbookError('broken', sheet.name)
  return { name: sheet.name, part }
}

async function sheetsOf(parts: Parts): Promise<Sheet[]> {
  const found: Sheet[] = []
  await readPart(parts, 'xl/workbook.xml', (name, attributes) => {
    if (name !== 'sheet') return
    const { name: title = '', state = 'visible' } = attributes
    const [, relation = ''] = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key)) ?? []
    found.push({ name: title, isHidden: state !== 'visible', relation })
  })
  return found
}

async function targetsOf(parts: Parts): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readPart(parts, 'xl/_rels/workbook.xml.rels', (name, { Id = '', Target = '' }) => {
    if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  })
  return targets
}

async function readPart(
  parts: Parts,
  name: string,
  open: (name: string, attributes: Attributes) => void,
): Promise<void> {
  const stream = await parts.read(name)
  if (!stream) throw new WorkbookError('not_xlsx')
  await readXml(stream, { open })
}
