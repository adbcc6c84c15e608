const CHINA = 8 * 60

/** The day of a moment in China as YYYY-MM-DD, wherever the phone is. */
export const dayOf = (at: number): string =>
  new Date(at + CHINA * 60_000).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** When a day, YYYY-MM-DD, begins in China, epoch ms. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00.000+08:00`)
