import { asynchronousAll, Failure, synchronous, textOption, type Fields } from './call'

/** Limits of WeChat's storage (WeChat documentation: API/数据缓存/wx.setStorage): 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

/** As much of the browser's Storage as the device needs; what is written there outlives a restart. */
export type Backing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const bytesOf = (text: string): number => new Blob([text]).size

/** JSON with a word for what JSON has not: WeChat keeps dates and undefined apart from their texts. */
function pack(data: unknown): string {
  if (data === undefined) return JSON.stringify({ type: 'undefined' })
  if (data instanceof Date) return JSON.stringify({ type: 'date', data: data.getTime() })
  return JSON.stringify({ type: 'json', data })
}

function unpack(text: string): unknown {
  const { type, data } = JSON.parse(text) as { type: string; data?: unknown }
  return type === 'date' ? new Date(data as number) : data
}

function readAll(backing: Backing, prefix: string): Map<string, string> {
  const names = Array.from({ length: backing.length }, (_unused, index) => backing.key(index) ?? '')
  const own = names.filter((name) => name.startsWith(prefix))
  return new Map(own.map((name) => [name.slice(prefix.length), backing.getItem(name) ?? '']))
}

/** The storage of one person on this phone. */
class PersonalStorage {
  private readonly entries: Map<string, string>
  private readonly prefix: string

  constructor(
    private readonly backing: Backing,
    openid: string,
  ) {
    this.prefix = `wx:${openid}:`
    this.entries = readAll(backing, this.prefix)
  }

  keys(): string[] {
    return [...this.entries.keys()]
  }

  bytes(): number {
    return [...this.entries].reduce((sum, [key, text]) => sum + bytesOf(key) + bytesOf(text), 0)
  }

  read(key: string): unknown {
    const text = this.entries.get(key)
    if (text === undefined) throw new Failure('data not found')
    return unpack(text)
  }

  write(key: string, data: unknown): void {
    const text = pack(data)
    const size = bytesOf(key) + bytesOf(text)
    if (size > KEY_LIMIT) throw new Failure('entry size limit reached')
    const before = this.entries.get(key)
    const freed = before === undefined ? 0 : bytesOf(key) + bytesOf(before)
    if (this.bytes() - freed + size > TOTAL_LIMIT) throw new Failure('exceed storage max size 10Mb')
    this.entries.set(key, text)
    this.backing.setItem(this.prefix + key, text)
  }

  remove(key: string): void {
    this.entries.delete(key)
    this.backing.removeItem(this.prefix + key)
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }

  info(): Fields {
    return { keys: this.keys(), currentSize: Math.ceil(this.bytes() / 1024), limitSize: TOTAL_LIMIT / 1024 }
  }
}

/** 数据缓存: what a program keeps on the phone, apart for each person. */
export function storageApis(backing: Backing, openid: string): { [name: string]: unknown } {
  const storage = new PersonalStorage(backing, openid)
  const write = (key: string, data: unknown) => {
    storage.write(key, data)
    return undefined
  }
  return {
    ...asynchronousAll({
      setStorage: (options) => write(textOption(options, 'key'), options['data']),
      getStorage: (options) => ({ data: storage.read(textOption(options, 'key')) }),
      removeStorage: (options) => storage.remove(textOption(options, 'key')),
      clearStorage: () => storage.clear(),
      getStorageInfo: () => storage.info(),
    }),
    setStorageSync: synchronous('setStorageSync', write),
    // The one …Sync function that does not throw for what is not there: it answers an empty text.
    getStorageSync: (key: string) => (storage.keys().includes(key) ? storage.read(key) : ''),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => storage.info(),
  }
}
