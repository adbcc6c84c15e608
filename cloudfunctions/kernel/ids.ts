import { createHash, randomBytes } from 'node:crypto'

const hash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** The id of what a person creates with a key: the same person and key always name the same document. */
export const idFrom = (personId: string, key: string): string => hash(`${personId}\n${key}`, 24)

/** Tells one request body from another under the same key. */
export const digestOf = (path: string, input: unknown): string =>
  hash(`${path}\n${JSON.stringify(input)}`, 16)

export const newRequestId = (): string => randomBytes(6).toString('hex')
