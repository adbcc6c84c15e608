import { ServiceError } from '../types'
import { isFields } from './values'

/** What one stage may keep in memory, bytes: MongoDB's limit, named in WeChat's manual for `group`. */
const STAGE_LIMIT = 100 * 1024 * 1024
const OVERHEAD = 8

/** Counts what a stage keeps. */
export class MemoryBudget {
  private used = 0

  constructor(private readonly refusal: string) {}

  /** @throws ServiceError DATABASE_REQUEST_FAILED when the stage would keep more than 100 MB */
  take(bytes: number): void {
    this.used += bytes
    if (this.used > STAGE_LIMIT) throw new ServiceError('DATABASE_REQUEST_FAILED', this.refusal)
  }

  has(bytes: number): boolean {
    return this.used + bytes <= STAGE_LIMIT
  }

  give(bytes: number): void {
    this.used -= bytes
  }
}

/** MongoDB's refusal of a sort in memory. */
export const sortRefusal = `Sort exceeded memory limit of ${STAGE_LIMIT} bytes, but did not opt in to external sorting. Aborting operation. Pass allowDiskUse:true to opt in.`

/** About the bytes of a value in BSON. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return OVERHEAD + value.length
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item), OVERHEAD)
  if (!isFields(value)) return OVERHEAD
  let size = OVERHEAD
  for (const key of Object.keys(value)) size += key.length + 2 + sizeOf(value[key])
  return size
}
