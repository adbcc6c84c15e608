import Taro from '@tarojs/taro'
import { AppError } from '@domain/errors'

/** A workbook on this device, ready to be uploaded. */
export interface LocalWorkbook {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Where it lies on the phone; empty in a browser. */
  readonly preview: string
  /** Its bytes in a browser; null on the phone. */
  readonly blob: Blob | null
}

/** Lets the person choose one .xlsx: a browser from its files, WeChat from a chat. Null when they think better of it. */
export const chooseWorkbook = (): Promise<LocalWorkbook | null> =>
  process.env.TARO_ENV === 'h5' ? chooseInBrowser() : chooseInWeChat()

async function chooseInWeChat(): Promise<LocalWorkbook | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] }).catch(
    () => null,
  )
  const file = chosen?.tempFiles[0]
  return file ? { name: file.name, size: file.size, preview: file.path, blob: null } : null
}

function chooseInBrowser(): Promise<LocalWorkbook | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx'
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, size: file.size, preview: '', blob: file } : null)
    }
    input.oncancel = () => resolve(null)
    input.click()
  })
}

/**
 * Hands a workbook to the person: a browser saves it, WeChat shows it with its own menu for sending it on.
 * @throws AppError('offline') when it did not arrive.
 */
export async function openWorkbook({
  url,
  name,
}: {
  readonly url: string
  readonly name: string
}): Promise<void> {
  if (process.env.TARO_ENV !== 'h5') {
    const { tempFilePath } = await Taro.downloadFile({ url }).catch(() => {
      throw new AppError('offline')
    })
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
    return
  }
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
