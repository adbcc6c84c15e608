import { asynchronousAll, Failure, synchronous, textOption, type Fields } from './call'
import { base64, type FileContent, type FileStore } from './files'

const encoders: { readonly [encoding: string]: (bytes: Uint8Array) => string } = {
  utf8: (bytes) => new TextDecoder().decode(bytes),
  'utf-8': (bytes) => new TextDecoder().decode(bytes),
  base64,
}

const decoders: { readonly [encoding: string]: (text: string) => Uint8Array } = {
  utf8: (text) => new TextEncoder().encode(text),
  'utf-8': (text) => new TextEncoder().encode(text),
  base64: (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)),
}

/** Without an encoding the program gets an ArrayBuffer of its own (API/文件/FileSystemManager.readFile). */
function decode({ bytes }: FileContent, encoding: unknown): string | ArrayBuffer {
  if (encoding === undefined) return bytes.slice().buffer
  const read = typeof encoding === 'string' ? encoders[encoding] : undefined
  if (!read) throw new Failure('invalid encoding')
  return read(bytes)
}

function encode(data: unknown, encoding: unknown): Uint8Array {
  if (typeof data === 'string') {
    const write = decoders[typeof encoding === 'string' ? encoding : 'utf8']
    if (!write) throw new Failure('invalid encoding')
    return write(data)
  }
  // Not instanceof: the buffer may come from another realm.
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]')
    return new Uint8Array(data as ArrayBuffer).slice()
  throw new Failure('data must be a string or an ArrayBuffer')
}

/** FileStats, as far as a store without times and folders knows it. */
const statsOf = ({ bytes }: FileContent): Fields => ({
  mode: 33206,
  size: bytes.length,
  lastAccessedTime: 0,
  lastModifiedTime: 0,
  isFile: () => true,
  isDirectory: () => false,
})

/** 文件/FileSystemManager: reading, writing, looking and removing; a method beyond these is not there. */
export function fileSystemManager(files: FileStore): { readonly [name: string]: unknown } {
  const write = (path: string, data: unknown, encoding?: unknown) => files.write(path, encode(data, encoding))
  const copy = (from: string, to: string) => files.write(to, files.read(from).bytes)
  return {
    ...asynchronousAll({
      access: (options) => void files.read(textOption(options, 'path')),
      readFile: (options) => ({
        data: decode(files.read(textOption(options, 'filePath')), options['encoding']),
      }),
      writeFile: (options) => write(textOption(options, 'filePath'), options['data'], options['encoding']),
      unlink: (options) => files.remove(textOption(options, 'filePath')),
      stat: (options) => ({ stats: statsOf(files.read(textOption(options, 'path'))) }),
      copyFile: (options) => copy(textOption(options, 'srcPath'), textOption(options, 'destPath')),
      getFileInfo: (options) => ({ size: files.read(textOption(options, 'filePath')).bytes.length }),
    }),
    accessSync: synchronous('accessSync', (path: string) => void files.read(path)),
    readFileSync: synchronous('readFileSync', (path: string, encoding?: string) =>
      decode(files.read(path), encoding),
    ),
    writeFileSync: synchronous('writeFileSync', write),
    unlinkSync: synchronous('unlinkSync', (path: string) => files.remove(path)),
    statSync: synchronous('statSync', (path: string) => statsOf(files.read(path))),
    copyFileSync: synchronous('copyFileSync', copy),
  }
}
