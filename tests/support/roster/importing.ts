import { isWorking } from '../../../domain/grid/roster'
import type { ImportStatus } from '../../../domain/grid/roster-contract'
import { makeKey, type Caller } from '../cloud'
import { makeWorkbook, templateHead } from './workbooks'

/** Uploads a workbook as the person's program does. */
export const uploadRoster = (caller: Caller, who: string, bytes: Uint8Array): Promise<string> =>
  caller.upload(`rosters/${who}/${makeKey()}.xlsx`, bytes)

/** Lets an import work until it waits for a person or has ended. */
export async function drive(
  { api }: Caller,
  id: string,
  community: string | null = null,
  how: { readonly retry?: boolean } = {},
): Promise<ImportStatus> {
  let status = await statusOf({ api }, id, community)
  while (isWorking(status.state)) {
    status = await api.grid.roster.advance({ id, version: status.version, ...how })
  }
  return status
}

/** @param community whose import it is; null: the caller's own */
export async function statusOf(
  { api }: Pick<Caller, 'api'>,
  id: string,
  community: string | null = null,
): Promise<ImportStatus> {
  const { imports } = await api.grid.roster.list({ community })
  const found = imports.find((one) => one.id === id)
  if (!found) throw new Error(`no import ${id}`)
  return found
}

interface Importing {
  readonly caller: Caller
  readonly who: string
}

/** Uploads, begins and reads a workbook, as far as it goes without a person. */
export async function importBytes({ caller, who }: Importing, bytes: Uint8Array): Promise<ImportStatus> {
  const file = await uploadRoster(caller, who, bytes)
  const { id } = await caller.api.grid.roster.begin({ file, fileName: '名册.xlsx' })
  return drive(caller, id)
}

/** The same with rows under our template's heads. */
export const importRows = async (
  by: Importing,
  rows: readonly (readonly string[])[],
): Promise<ImportStatus> => importBytes(by, await makeWorkbook({ rows: [templateHead, ...rows] }))

/** Writes what was shown. */
export async function applyAll(
  caller: Caller,
  { id, version, community }: ImportStatus,
): Promise<ImportStatus> {
  await caller.api.grid.roster.apply({ id, version })
  return drive(caller, id, community)
}

/** Takes an import back. */
export async function undoAll(caller: Caller, { id }: Pick<ImportStatus, 'id'>): Promise<ImportStatus> {
  await caller.api.grid.roster.undo({ id, note: '导错了' })
  return drive(caller, id)
}
