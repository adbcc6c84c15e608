import { rosterLimits } from '../../../../domain/grid/roster'
import { cloud } from '../../../kernel/cloud'
import { temporaryLinks } from '../../../kernel/files'
import { WorkbookError } from './workbook-error'

/**
 * The bytes of a stored file. It is read through its link instead of the SDK's `downloadFile`, which would hold a file
 * of any size in memory before its size is known.
 * @throws WorkbookError `gone` or `too_large`
 */
export async function download(file: string): Promise<Buffer> {
  const link = (await temporaryLinks([file])).get(file)
  if (link === undefined) throw new WorkbookError('gone')
  const response = await fetch(link)
  if (!response.ok || !response.body) throw new WorkbookError('gone')
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > rosterLimits.fileBytes) throw new WorkbookError('too_large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Stores a workbook; answers its cloud:// id. */
export async function upload(cloudPath: string, fileContent: Buffer): Promise<string> {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent })
  return fileID
}
