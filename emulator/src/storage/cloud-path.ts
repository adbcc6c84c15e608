import { ServiceError } from '../types'

const MAX_BYTES = 850
// Control characters and backslashes; a cloud path is written with forward slashes only.
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/

/**
 * Accepts a cloud path as the platform names files: no leading slash, no empty or dot segments, at most 850 bytes.
 *
 * @throws ServiceError STORAGE_SIGN_PARAM_INVALID
 */
export function checkCloudPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw invalid('a cloud path is a non-empty text')
  if (Buffer.byteLength(path) > MAX_BYTES) throw invalid(`a cloud path has at most ${MAX_BYTES} bytes`)
  if (FORBIDDEN.test(path)) throw invalid('a cloud path holds no control characters and no backslash')
  for (const segment of path.split('/')) {
    if (segment === '') throw invalid('a cloud path neither starts nor ends with / and has no //')
    if (segment === '.' || segment === '..') throw invalid('a cloud path has no . or .. segment')
  }
  return path
}

function invalid(reason: string): ServiceError {
  return new ServiceError('STORAGE_SIGN_PARAM_INVALID', reason)
}

/** Translates between cloud paths and `cloud://<env>.<bucket>/<path>` ids of one environment. */
export class FileIds {
  private readonly prefix: string

  constructor(envId: string) {
    const bucket = `${Buffer.from(envId).toString('hex').slice(0, 4)}-${envId}-1250000000`
    this.prefix = `cloud://${envId}.${bucket}/`
  }

  of(path: string): string {
    return this.prefix + path
  }

  /** Whether an id is well formed and names another environment or bucket. */
  isForeign(fileId: unknown): boolean {
    return typeof fileId === 'string' && /^cloud:\/\/[^/]+\/./.test(fileId) && !fileId.startsWith(this.prefix)
  }

  /** The cloud path of an id, or undefined when it belongs to another environment or is malformed. */
  pathOf(fileId: unknown): string | undefined {
    if (typeof fileId !== 'string' || !fileId.startsWith(this.prefix)) return undefined
    return fileId.slice(this.prefix.length)
  }
}
