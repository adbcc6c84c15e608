import { getStored, removeStored, setStored } from './storage'

/** The browser's pass at the emulator. WeChat needs none: it names the caller itself. */
export const getToken = (): string | null => getStored<string>('token')
export const setToken = (token: string): void => setStored('token', token)
export const clearToken = (): void => removeStored('token')
