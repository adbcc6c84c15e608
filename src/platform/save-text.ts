import Taro from '@tarojs/taro'

interface TextFile {
  readonly name: string
  /** Such as text/csv. */
  readonly type: string
  readonly text: string
}

/**
 * Hands a text to the person: a browser saves it as a file; WeChat, which opens no tables, puts it on the clipboard.
 * @returns where it went.
 */
export async function saveText({ name, type, text }: TextFile): Promise<'file' | 'clipboard'> {
  if (process.env.TARO_ENV !== 'h5') {
    await Taro.setClipboardData({ data: text })
    return 'clipboard'
  }
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return 'file'
}
