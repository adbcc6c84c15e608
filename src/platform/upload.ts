import { AppError } from '@domain/errors'
import Taro from '@tarojs/taro'
import { retry } from './retry'
import type { LocalPicture } from './pictures'
import { getToken } from './token'

interface Upload {
  readonly picture: Pick<LocalPicture, 'preview' | 'blob'>
  /** Where it lies in the storage, e.g. wishes/<key>.jpg. */
  readonly cloudPath: string
  /** How much has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void
}

/**
 * Uploads a picture and answers its file id. Three tries, a second and then two apart.
 * @throws AppError('offline') when no try got through.
 */
export const uploadPicture = (upload: Upload): Promise<string> =>
  retry(() => (process.env.TARO_ENV === 'h5' ? uploadByHttp(upload) : uploadByCloud(upload)), {
    tries: 3,
    pause: 1000,
  })

/** With callbacks: only then does WeChat hand out the task that reports progress (SDK 文档/文件存储/uploadFile). */
function uploadByCloud({ picture, cloudPath, onProgress }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: picture.preview,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(new AppError('offline')),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress / 100))
  })
}

/** XMLHttpRequest because fetch does not tell how much has been sent. */
function uploadByHttp({ picture, cloudPath, onProgress }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/storage/${cloudPath}`)
    request.setRequestHeader('authorization', `Bearer ${getToken() ?? ''}`)
    request.setRequestHeader('content-type', picture.blob?.type ?? 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new AppError('offline'))
    request.onload = () => {
      if (request.status >= 300) reject(new AppError('internal'))
      else resolve((JSON.parse(request.responseText) as { fileID: string }).fileID)
    }
    request.send(picture.blob)
  })
}
