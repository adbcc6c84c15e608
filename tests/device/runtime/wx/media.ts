import type { DeviceHost, Json } from '../device'
import { asynchronousAll, Failure, numberOption, textOption, type Fields } from './call'
import { fromDataUrl, type FileContent, type FileStore } from './files'
import type { Wire } from './http'
import { draw, openBox, wideButton } from './overlay'
import type { Permissions } from './permissions'
import { compress, sizeOf } from './pictures'
import type { Privacy } from './privacy'

/** Most files of one choice (WeChat documentation: API/媒体/视频/wx.chooseMedia). */
const MAX_CHOICE = 20
const DEFAULT_CHOICE = 9
/** Most files of a chat in one choice. */
const MAX_MESSAGE_FILES = 100

interface Parts {
  readonly host: DeviceHost
  readonly files: FileStore
  readonly wire: Wire
  readonly privacy: Privacy
  readonly permissions: Permissions
  readonly note: (method: string, detail: Json) => void
}

interface Chosen {
  readonly tempFilePath: string
  readonly size: number
}

/** A picture from outside the program, by an address of the fixtures. */
export async function loadPicture(wire: Wire, address: string): Promise<FileContent> {
  if (address.startsWith('data:')) return fromDataUrl(address)
  const { bytes, headers } = await wire.exchange({ url: address }).reply
  return { bytes, type: headers['content-type'] ?? 'image/jpeg' }
}

/** The next pictures of the fixtures; an empty album is a person who thinks better of it. */
async function choose(
  { host, files, wire, privacy }: Parts,
  name: string,
  options: Fields,
): Promise<Chosen[]> {
  const count = numberOption(options, 'count', DEFAULT_CHOICE)
  if (count < 1 || count > MAX_CHOICE)
    throw new Failure(`parameter error: count should be 1 to ${MAX_CHOICE}`)
  await privacy.require(name)
  const addresses = host.fixtures.media.splice(0, count)
  if (addresses.length === 0) throw new Failure('cancel')
  const contents = await Promise.all(addresses.map((address) => loadPicture(wire, address)))
  return contents.map((content) => ({
    tempFilePath: files.addTemporary(content),
    size: content.bytes.length,
  }))
}

async function chooseMedia(parts: Parts, options: Fields): Promise<Fields> {
  const chosen = await choose(parts, 'chooseMedia', options)
  return { type: 'image', tempFiles: chosen.map((file) => ({ ...file, fileType: 'image' })) }
}

async function chooseImage(parts: Parts, options: Fields): Promise<Fields> {
  const chosen = await choose(parts, 'chooseImage', options)
  return {
    tempFilePaths: chosen.map(({ tempFilePath }) => tempFilePath),
    tempFiles: chosen.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
  }
}

/** API/媒体/图片/wx.chooseMessageFile: files that somebody sent in a chat. */
async function chooseMessageFile({ host, files, wire, privacy }: Parts, options: Fields): Promise<Fields> {
  const count = numberOption(options, 'count', 0)
  if (count < 1 || count > MAX_MESSAGE_FILES) throw new Failure('parameter error: count should be 0 to 100')
  await privacy.require('chooseMessageFile')
  const { extension } = options
  const isWanted = ({ name }: { name: string }): boolean =>
    !Array.isArray(extension) || extension.some((end) => name.endsWith(`.${String(end)}`))
  const chosen = host.fixtures.messageFiles.splice(0, count).filter(isWanted)
  if (chosen.length === 0) throw new Failure('cancel')
  const contents = await Promise.all(chosen.map(({ url }) => loadPicture(wire, url)))
  const tempFiles = contents.map((content, at) => ({
    ...{ path: files.addTemporary(content), size: content.bytes.length, type: 'file' },
    ...{ name: chosen[at]?.name ?? '', time: Math.floor(Date.now() / 1000) },
  }))
  return { tempFiles }
}

async function compressImage({ files }: Parts, options: Fields): Promise<Fields> {
  const { compressedWidth, compressedHeight } = options
  const small = await compress(files.read(textOption(options, 'src')), {
    quality: numberOption(options, 'quality', 80),
    ...(typeof compressedWidth === 'number' && { width: compressedWidth }),
    ...(typeof compressedHeight === 'number' && { height: compressedHeight }),
  })
  return { tempFilePath: files.addTemporary(small) }
}

async function getImageInfo({ files, wire }: Parts, options: Fields): Promise<Fields> {
  const src = textOption(options, 'src')
  const isRemote = /^https?:/.test(src)
  const content = isRemote ? await loadPicture(wire, src) : files.read(src)
  const path = isRemote ? files.addTemporary(content) : src
  return { ...(await sizeOf(content)), path, orientation: 'up', type: content.type.replace('image/', '') }
}

/** The picture over the whole screen until the person closes it. */
function previewImage({ host }: Parts, { urls, current }: Fields): undefined {
  if (!Array.isArray(urls) || urls.length === 0)
    throw new Failure('parameter error: parameter.urls should be Array')
  const source = typeof current === 'string' ? current : String(urls[0])
  const picture = Object.assign(document.createElement('img'), {
    src: host.files.get(source) ?? source,
    alt: '预览图片',
  })
  picture.style.maxWidth = '100%'
  const close = openBox(host, {
    label: '预览图片',
    place: 'centre',
    inside: [picture, draw('button', { text: '关闭', style: wideButton, onTap: () => close() })],
  })
  return undefined
}

async function saveImage({ files, privacy, permissions, note }: Parts, options: Fields): Promise<undefined> {
  const path = textOption(options, 'filePath')
  const { bytes } = files.read(path)
  await privacy.require('saveImageToPhotosAlbum')
  await permissions.require('scope.writePhotosAlbum')
  note('saveImageToPhotosAlbum', { path, size: bytes.length })
  return undefined
}

/** API/画布/wx.canvasToTempFilePath, for a canvas of type 2d. */
function canvasToTempFilePath({ files }: Parts, { canvas, fileType, quality }: Fields): Fields {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Failure('canvas is empty')
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
  const url = canvas.toDataURL(type, typeof quality === 'number' ? quality : 1)
  return { tempFilePath: files.addTemporary(fromDataUrl(url)) }
}

/** 媒体 and what of 画布 makes files. */
export function mediaApis(parts: Parts): { [name: string]: unknown } {
  return asynchronousAll({
    chooseMedia: (options) => chooseMedia(parts, options),
    chooseImage: (options) => chooseImage(parts, options),
    chooseMessageFile: (options) => chooseMessageFile(parts, options),
    compressImage: (options) => compressImage(parts, options),
    getImageInfo: (options) => getImageInfo(parts, options),
    previewImage: (options) => previewImage(parts, options),
    saveImageToPhotosAlbum: (options) => saveImage(parts, options),
    canvasToTempFilePath: (options) => canvasToTempFilePath(parts, options),
  })
}
