import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Key version → 32 bytes in base64. New texts are sealed with the highest version; older ones stay readable.
 * `lookup` is the key of the marks; it does not rotate, because what is stored is found by it.
 */
export type KeyRing = { readonly [version: string]: string }

export interface Seal {
  readonly seal: (value: unknown) => string
  /** Throws when the text was altered or its key is gone. */
  readonly open: (sealed: string) => unknown
  /** The same sealed with the newest key; a text that is, as it is. Throws as `open` does. */
  readonly anew: (sealed: string) => string
  /** The version that new texts are sealed with. */
  readonly newest: number
  /** Other versions whose keys are still there, and which could be sealed anew. */
  readonly older: readonly number[]
  /** A keyed digest by which a private text is found again without being readable; `use` keeps fields apart. */
  readonly mark: (use: string, text: string) => string
}

const newKey = (): string => randomBytes(32).toString('base64')
/** A ring for a new town. */
export const newKeys = (): KeyRing => ({ 1: newKey(), lookup: newKey() })

/** AES-256-GCM over JSON: `<version>.<iv>.<cipher text and tag>`, base64url. */
export function makeSeal(keys: KeyRing): Seal {
  const versions = Object.keys(keys).filter((version) => version !== 'lookup')
  const newest = Math.max(...versions.map(Number))
  const older = versions.map(Number).filter((version) => version !== newest)
  const keyOf = (version: string): Buffer => {
    const key = Buffer.from(keys[version] ?? '', 'base64')
    if (key.length !== 32) throw new Error(`no 32-byte key of version ${version}`)
    return key
  }
  const seal: Seal = {
    newest,
    older,
    mark: (use, text) =>
      createHmac('sha256', keyOf('lookup')).update(`${use}\n${text}`).digest('base64url').slice(0, 22),
    anew: (sealed) => (sealed.startsWith(`${newest}.`) ? sealed : seal.seal(seal.open(sealed))),
    seal(value) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(String(newest)), iv)
      const body = Buffer.concat([
        cipher.update(JSON.stringify(value), 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
      return `${newest}.${iv.toString('base64url')}.${body.toString('base64url')}`
    },
    open(sealed) {
      const [version = '', iv = '', body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(version), Buffer.from(iv, 'base64url'))
      decipher.setAuthTag(bytes.subarray(-16))
      const text = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
      return JSON.parse(text) as unknown
    },
  }
  return seal
}
