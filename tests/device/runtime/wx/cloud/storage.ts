import { Failure, textOption, type Fields } from '../call'
import type { FileStore } from '../files'
import { textOf, type Progress } from '../http'
import { Listeners } from '../listeners'
import { checkReply, saidFailure } from './functions'
import type { CloudSession } from './session'

/** Most files of one list (WeChat documentation: SDK 文档/文件存储). */
const MAX_FILES = 50

export interface Storage {
  readonly session: CloudSession
  readonly files: FileStore
}

/** What a transfer shows of itself while it runs; WeChat hands it out only to callers with callbacks. */
export class Transfer {
  private readonly progress = new Listeners<[Fields]>()
  private isAborted = false

  /** UploadTask or DownloadTask. */
  readonly task = {
    abort: (): void => {
      this.isAborted = true
    },
    onProgressUpdate: this.progress.on,
    offProgressUpdate: this.progress.off,
  }

  readonly tell = ({ progress, loaded, total }: Progress): void => {
    if (this.isAborted) return
    this.progress.tell({ progress, totalBytesSent: loaded, totalBytesExpectedToSend: total })
  }

  /** What the transfer brought, unless the program has given it up meanwhile. */
  check<Value>(value: Value): Value {
    if (this.isAborted) throw new Failure('abort')
    return value
  }
}

/** wx.cloud.uploadFile, to the emulator's storage. */
export async function uploadFile(
  { session, files }: Storage,
  options: Fields,
  transfer: Transfer,
): Promise<Fields> {
  const { bytes, type } = files.read(textOption(options, 'filePath'))
  const path = textOption(options, 'cloudPath').split('/').map(encodeURIComponent).join('/')
  const reply = await session.send(`/storage/${path}`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': type },
    onProgress: transfer.tell,
    watched: 'up',
  })
  const { fileID } = JSON.parse(textOf(checkReply(transfer.check(reply)).bytes)) as { fileID: string }
  return { fileID, statusCode: reply.status }
}

/** How one file of a list fared; the emulator words it as WeChat's client does. */
interface Listed extends Fields {
  readonly fileID: string
  /** 0 when all went well, else an error code. */
  readonly status: number
  readonly errMsg: string
}

interface Link extends Listed {
  readonly tempFileURL: string
}

async function ofList<Item extends Listed>(
  session: CloudSession,
  path: string,
  list: unknown,
): Promise<Item[]> {
  if (!Array.isArray(list)) throw new Failure('parameter error: parameter.fileList should be Array')
  if (list.length > MAX_FILES)
    throw new Failure(`the file list is longer than ${MAX_FILES}`, { errCode: -401002 })
  const reply = checkReply(
    await session.send(path, { method: 'POST', body: JSON.stringify({ fileList: list as unknown[] }) }),
  )
  return (JSON.parse(textOf(reply.bytes)) as { fileList: Item[] }).fileList
}

/** wx.cloud.getTempFileURL: a temporary link for each; one that fails does not fail the others. */
export const tempUrls = async (session: CloudSession, { fileList }: Fields): Promise<Fields> => ({
  fileList: await ofList<Link>(session, '/client/storage/temp-urls', fileList),
})

export const deleteFiles = async (session: CloudSession, { fileList }: Fields): Promise<Fields> => ({
  fileList: await ofList(session, '/client/storage/delete', fileList),
})

/** wx.cloud.downloadFile: by a temporary link into a temporary file. */
export async function downloadFile(
  { session, files }: Storage,
  options: Fields,
  transfer: Transfer,
): Promise<Fields> {
  const fileID = textOption(options, 'fileID')
  const [link] = await ofList<Link>(session, '/client/storage/temp-urls', [fileID])
  if (!link) throw new Failure('empty answer', { errCode: -503001 })
  if (link.status !== 0) throw saidFailure({ errCode: link.status, text: link.errMsg }, fileID)
  const reply = transfer.check(checkReply(await session.fetch(link.tempFileURL, transfer.tell)))
  const type = reply.headers['content-type'] ?? 'application/octet-stream'
  return { statusCode: reply.status, tempFilePath: files.addTemporary({ bytes: reply.bytes, type }) }
}
