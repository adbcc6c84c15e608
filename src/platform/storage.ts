import Taro from '@tarojs/taro'

const prefix = 'linge:'

/** What was kept under a name, or null; what cannot be read counts as not there. */
export function getStored<Value>(name: string): Value | null {
  try {
    const text: unknown = Taro.getStorageSync(prefix + name)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Value) : null
  } catch {
    return null
  }
}

/** Keeps a JSON value on this phone. A full storage is no reason to stop the person: it is kept in memory only. */
export function setStored(name: string, value: unknown): void {
  try {
    Taro.setStorageSync(prefix + name, JSON.stringify(value))
  } catch (error) {
    console.warn('storage refused', name, error)
  }
}

export function removeStored(name: string): void {
  Taro.removeStorageSync(prefix + name)
}
