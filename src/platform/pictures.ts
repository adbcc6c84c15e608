import Taro from '@tarojs/taro'
import { randomKey } from './random-key'
import { stripMetadata } from './strip-metadata'

const longestSide = 1600
/** Of a picture that is only ever drawn as large as a thumb. */
const longestSideOfFace = 480
const quality = 0.8

/** A picture on this device, made small and without metadata, ready to be uploaded. */
export interface LocalPicture {
  /** Different for each, for lists. */
  readonly id: string
  /** Shows it on this device. */
  readonly preview: string
  /** Its bytes in a browser; null on the phone, where `preview` is the file. */
  readonly blob: Blob | null
}

/** No picture came: the person does not allow it, or what was chosen is no picture that this device can read. */
export class PictureError extends Error {
  constructor(readonly reason: 'refused' | 'unreadable') {
    super(reason)
  }
}

const unreadable = (): never => {
  throw new PictureError('unreadable')
}

/**
 * Lets the person choose up to `most` pictures; none when they think better of it.
 * @param onChosen called before they are made small, which takes a large one on an old phone seconds
 * @throws PictureError
 */
export const choosePictures = (most: number, onChosen: () => void): Promise<LocalPicture[]> =>
  process.env.TARO_ENV === 'h5' ? chooseInBrowser(most, onChosen) : chooseInWeChat(most, onChosen)

/** Lets the person choose one picture of themselves in a browser; null when they think better of it. Throws PictureError. */
export async function chooseFace(): Promise<LocalPicture | null> {
  const [file] = await askForFiles(false)
  return file ? shrinkInBrowser(file, longestSideOfFace).catch(unreadable) : null
}

/** The picture of themselves that WeChat's own button left in a temporary file. Throws PictureError. */
export const faceFrom = (path: string): Promise<LocalPicture> =>
  shrinkInWeChat(path, longestSideOfFace).catch(unreadable)

async function chooseInWeChat(most: number, onChosen: () => void): Promise<LocalPicture[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count: most,
    mediaType: ['image'],
    sizeType: ['compressed'],
  }).catch(noneOrRefused)
  onChosen()
  return Promise.all(tempFiles.map(({ tempFilePath }) => shrinkInWeChat(tempFilePath, longestSide))).catch(
    unreadable,
  )
}

/** Closing the album is `fail cancel`; whatever else keeps it shut is that something was not agreed to. */
function noneOrRefused(error: unknown): { tempFiles: { tempFilePath: string }[] } {
  if (/cancel/.test(String((error as { errMsg?: unknown }).errMsg))) return { tempFiles: [] }
  throw new PictureError('refused')
}

/** WeChat also enlarges to the width that it is told, so a small picture is told none. */
async function smallerWidth(src: string, longest: number): Promise<{ compressedWidth?: number }> {
  const { width, height } = await Taro.getImageInfo({ src })
  const factor = longest / Math.max(width, height)
  return factor < 1 ? { compressedWidth: Math.round(width * factor) } : {}
}

async function shrinkInWeChat(src: string, longest: number): Promise<LocalPicture> {
  const size = await smallerWidth(src, longest)
  const { tempFilePath } = await Taro.compressImage({ src, quality: quality * 100, ...size })
  const files = Taro.getFileSystemManager()
  const bytes = new Uint8Array(files.readFileSync(tempFilePath) as ArrayBuffer)
  const clean = stripMetadata(bytes)
  const id = randomKey()
  if (clean === bytes) return { id, preview: tempFilePath, blob: null }
  // WeChat's temporary files can only be read; a program writes in its own folder.
  const preview = `${Taro.env.USER_DATA_PATH ?? ''}/${id}.jpg`
  files.writeFileSync(preview, clean.slice().buffer)
  return { id, preview, blob: null }
}

async function chooseInBrowser(most: number, onChosen: () => void): Promise<LocalPicture[]> {
  const files = await askForFiles(true)
  onChosen()
  const shrunk = files.slice(0, most).map((file) => shrinkInBrowser(file, longestSide))
  return Promise.all(shrunk).catch(unreadable)
}

function askForFiles(isMany: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = isMany
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

/** Drawing on a canvas turns any format into a JPEG of pixels only. */
async function shrinkInBrowser(file: File, longest: number): Promise<LocalPicture> {
  const bitmap = await createImageBitmap(file)
  const factor = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * factor)
  canvas.height = Math.round(bitmap.height * factor)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await toJpeg(canvas)
  return { id: randomKey(), preview: URL.createObjectURL(blob), blob }
}

async function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('the browser made no JPEG of the picture')
  const bytes = stripMetadata(new Uint8Array(await blob.arrayBuffer()))
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })
}
