import { Failure } from './call'
import type { Backing } from './storage'

/** Where a program may write (WeChat documentation: 指南/基础能力/文件系统); what is there outlives a restart. */
export const USER_DATA_PATH = 'wxfile://usr'
/** What a program may keep there, in bytes. */
const USER_LIMIT = 200 * 1024 * 1024

export interface FileContent {
  readonly bytes: Uint8Array
  /** Media type, for elements that show the file. */
  readonly type: string
}

const endings: { readonly [type: string]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

const typeOf = (path: string): string => {
  const ending = path.split('.').at(-1) ?? ''
  const known = Object.entries(endings).find(([, other]) => other === (ending === 'jpeg' ? 'jpg' : ending))
  return known?.[0] ?? 'application/octet-stream'
}

export const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** A data address that an element can show at once. */
const dataUrl = ({ bytes, type }: FileContent): string => `data:${type};base64,${base64(bytes)}`

export function fromDataUrl(url: string): FileContent {
  const [head = '', body = ''] = url.split(',', 2)
  return {
    type: /^data:([^;]+)/.exec(head)?.[1] ?? '',
    bytes: Uint8Array.from(atob(body), (char) => char.charCodeAt(0)),
  }
}

interface FileStoreParts {
  /** Path to an address that elements can show; the device's components read it. */
  readonly shown: Map<string, string>
  readonly backing: Backing
  readonly openid: string
}

/** The files that a program sees: temporary ones until it ends, its own under USER_DATA_PATH for good. */
export class FileStore {
  private readonly contents = new Map<string, FileContent>()
  private readonly prefix: string
  private made = 0

  constructor(private readonly parts: FileStoreParts) {
    this.prefix = `wxfile:${parts.openid}:`
    const { backing } = parts
    for (let index = 0; index < backing.length; index += 1) {
      const name = backing.key(index) ?? ''
      if (name.startsWith(this.prefix))
        this.put(name.slice(this.prefix.length), fromDataUrl(backing.getItem(name) ?? ''))
    }
  }

  /** A new temporary file; answers its path. */
  addTemporary(content: FileContent): string {
    this.made += 1
    const path = `wxfile://tmp_${Date.now().toString(16)}${this.made}.${endings[content.type] ?? 'bin'}`
    this.put(path, content)
    return path
  }

  read(path: string): FileContent {
    const content = this.contents.get(path)
    if (!content) throw new Failure(`no such file or directory, open "${path}"`, { errno: 1300002 })
    return content
  }

  write(path: string, bytes: Uint8Array): void {
    this.checkOwn(path, 'open')
    const used = [...this.contents].filter(([name]) => name !== path && name.startsWith(USER_DATA_PATH))
    const total = used.reduce((sum, [, content]) => sum + content.bytes.length, bytes.length)
    if (total > USER_LIMIT)
      throw new Failure('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
    const content = { bytes, type: typeOf(path) }
    this.put(path, content)
    this.parts.backing.setItem(this.prefix + path, dataUrl(content))
  }

  remove(path: string): void {
    this.checkOwn(path, 'unlink')
    this.read(path)
    this.contents.delete(path)
    this.parts.shown.delete(path)
    this.parts.backing.removeItem(this.prefix + path)
  }

  private put(path: string, content: FileContent): void {
    this.contents.set(path, content)
    this.parts.shown.set(path, dataUrl(content))
  }

  /** A program reads everywhere and writes in its own folder only. */
  private checkOwn(path: string, action: string): void {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) {
      throw new Failure(`permission denied, ${action} "${path}"`, { errno: 1300013 })
    }
  }
}
