import Taro from '@tarojs/taro'

const prefix = 'linge:'

/**
 * What was kept under a name, or null; what cannot be read, or is not what `accepts` expects, counts as not there.
 */
export function getStored<Value>(name: string, accepts?: (value: unknown) => value is Value): Value | null {
  const value = read(name)
  return accepts && !accepts(value) ? null : (value as Value | null)
}

function read(name: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(prefix + name)
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : null
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
