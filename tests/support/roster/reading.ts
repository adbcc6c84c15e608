import { openWorkbook } from '../../../cloudfunctions/features/grid/roster/workbook'
import type { SheetRow } from '../../../domain/grid/roster-cells'

export interface ReadBook {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Reads a workbook to its end. */
export async function readAll(bytes: Buffer): Promise<ReadBook> {
  const { sheet, header, rows } = await openWorkbook(bytes)
  const all: SheetRow[] = []
  for await (const batch of rows) all.push(...batch)
  return { sheet, header, rows: all }
}

/** Follows a link that the program was given. */
export const fetchBytes = async (url: string): Promise<Buffer> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}
