import { HOUR } from './case'

/** The day in China (UTC+8, no summer time) of an epoch ms: 2026-11-21. */
export const chinaDay = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10)
