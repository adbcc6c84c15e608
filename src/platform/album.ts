import Taro from '@tarojs/taro'
import { AppError } from '@domain/errors'

/** What became of a picture on its way into the album of a phone. */
export type Saved = 'saved' | 'cancelled' | 'refused'

/** The temporary file of a picture behind a link. Throws AppError('offline') when it did not arrive. */
export async function fetchPicture(url: string): Promise<string> {
  const { tempFilePath } = await Taro.downloadFile({ url }).catch(() => {
    throw new AppError('offline')
  })
  return tempFilePath
}

/** Puts a file of the phone into its album; WeChat asks the person first, and remembers the answer. */
export async function saveToAlbum(filePath: string): Promise<Saved> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return 'saved'
  } catch (error) {
    return /cancel/.test(String((error as { errMsg?: unknown }).errMsg)) ? 'cancelled' : 'refused'
  }
}

/** WeChat's own page of what this program may do; it opens only right after a tap. */
export const openPermissions = (): Promise<unknown> => Taro.openSetting()

/** Shows a picture over the whole screen, from where WeChat sends it on. */
export const showPicture = (url: string): Promise<unknown> => Taro.previewImage({ urls: [url] })
