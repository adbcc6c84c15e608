import { Failure } from './call'
import type { FileContent } from './files'

/** Size of a picture in px. */
export interface Size {
  readonly width: number
  readonly height: number
}

interface Wish {
  /** 0 to 100, for JPEG. */
  readonly quality: number
  /** The other side follows when one is missing; as it is when both are. */
  readonly width?: number
  readonly height?: number
}

async function decode({ bytes, type }: FileContent): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes.slice()], { type }))
  } catch {
    throw new Failure('unsupported image type')
  }
}

export async function sizeOf(content: FileContent): Promise<Size> {
  const bitmap = await decode(content)
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

function scaled(size: Size, { width, height }: Wish): Size {
  if (width !== undefined && height !== undefined) return { width, height }
  const factor = width !== undefined ? width / size.width : height !== undefined ? height / size.height : 1
  return { width: Math.round(size.width * factor), height: Math.round(size.height * factor) }
}

const APP1 = 0xe1

/** The Exif record of a JPEG (ITU-T T.81 annex B: marker, then a length that counts its own two bytes); maybe empty. */
function exifOf(bytes: Uint8Array): Uint8Array {
  if (bytes[2] !== 0xff || bytes[3] !== APP1) return new Uint8Array()
  return bytes.subarray(2, 4 + (bytes[4] ?? 0) * 256 + (bytes[5] ?? 0))
}

/** WeChat promises of no picture that its metadata goes: here what the camera wrote stays, so that a program must act. */
async function withExif(blob: Blob, exif: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const whole = new Uint8Array(bytes.length + exif.length)
  whole.set(bytes.subarray(0, 2))
  whole.set(exif, 2)
  whole.set(bytes.subarray(2), 2 + exif.length)
  return whole
}

/**
 * A picture in another size and quality, as a JPEG (API/媒体/图片/wx.compressImage). jsdom draws nothing: there the
 * picture stays as it is.
 */
export async function compress(content: FileContent, wish: Wish): Promise<FileContent> {
  if (typeof createImageBitmap !== 'function') return content
  const bitmap = await decode(content)
  const canvas = Object.assign(document.createElement('canvas'), scaled(bitmap, wish))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', wish.quality / 100),
  )
  if (!blob) throw new Failure('compress fail')
  return { bytes: await withExif(blob, exifOf(content.bytes)), type: 'image/jpeg' }
}
