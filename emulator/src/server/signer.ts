import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Signs session tokens and file links with a secret kept in the data folder, so that both survive a restart.
 * A purpose separates the kinds: a file link can never pass for a session.
 */
export class Signer {
  private readonly secret: Buffer

  constructor(dataDir: string) {
    const file = join(dataDir, 'emulator-secret')
    if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
    this.secret = readFileSync(file)
  }

  sign(purpose: string, text: string): string {
    return createHmac('sha256', this.secret).update(`${purpose}\n${text}`).digest('base64url')
  }

  verify(purpose: string, text: string, signature: string): boolean {
    return equalInConstantTime(this.sign(purpose, text), signature)
  }
}

export function equalInConstantTime(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}
