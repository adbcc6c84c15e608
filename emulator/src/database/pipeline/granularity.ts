import { malformedStage, stageFailed } from './stage'
import { must } from '../must'

/** Moves a number to the next boundary of a series, strictly beyond it. */
export interface Granularity {
  up(value: number): number
  down(value: number): number
}

/** Two-digit E series; the finer ones follow from their formula. */
const E24 = [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91]

const everyNth = (list: readonly number[], n: number): number[] => list.filter((_, at) => at % n === 0)

/** 10^(n/size) in three digits; 920 is the standard's own exception. */
function fineSeries(size: number): number[] {
  const E192 = Array.from({ length: 192 }, (_, n) => (n === 185 ? 920 : Math.round(100 * 10 ** (n / 192))))
  return everyNth(E192, 192 / size)
}

const R40 = [
  ...[100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280, 300],
  ...[315, 335, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850, 900, 950],
]
const R80 = [
  ...[103, 109, 115, 122, 128, 136, 145, 155, 165, 175, 185, 195, 206, 218, 230, 243, 258, 272, 290, 307],
  ...[325, 345, 365, 387, 412, 437, 462, 487, 515, 545, 575, 615, 650, 690, 730, 775, 825, 875, 925, 975],
]

/** The series of preferred numbers, one decade of each (ISO 3, IEC 60063). */
const SERIES: { readonly [name: string]: readonly number[] } = {
  R5: [10, 16, 25, 40, 63],
  R10: everyNth(R40, 4),
  R20: everyNth(R40, 2),
  R40,
  R80,
  '1-2-5': [10, 20, 50],
  E6: everyNth(E24, 4),
  E12: everyNth(E24, 2),
  E24,
  E48: fineSeries(48),
  E96: fineSeries(96),
  E192: fineSeries(192),
}

/** @throws ServiceError INVALID_PARAM for a name that is not in the manual */
export function granularityOf(name: unknown): Granularity {
  if (name === 'POWERSOF2') return powersOfTwo
  const series = typeof name === 'string' && Object.hasOwn(SERIES, name) ? SERIES[name] : undefined
  if (!series) throw malformedStage(`Unknown rounding granularity '${String(name)}'`)
  return preferred(series)
}

/** @throws ServiceError DATABASE_REQUEST_FAILED for a value a series cannot hold */
export function requireRoundable(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value
  throw stageFailed('$bucketAuto can specify a granularity with non-negative numeric values only')
}

const powersOfTwo: Granularity = {
  up: (value) => (value === 0 ? 0 : 2 ** (Math.floor(Math.log2(value)) + 1)),
  down: (value) => (value === 0 ? 0 : 2 ** (Math.ceil(Math.log2(value)) - 1)),
}

function preferred(series: readonly number[]): Granularity {
  const decade = (value: number): number => Math.floor(Math.log10(value / must(series[0])))
  const around = (value: number): number[] =>
    [-1, 0, 1].flatMap((step) => series.map((member) => scaled(member, decade(value) + step)))
  return {
    up: (value) => (value === 0 ? 0 : must(around(value).find((member) => member > value))),
    down: (value) =>
      value === 0
        ? 0
        : must(
            around(value)
              .reverse()
              .find((member) => member < value),
          ),
  }
}

/** Moved by decimal text, so that 1.6 is 1.6 and not 1.6000000000000001. */
const scaled = (member: number, exponent: number): number => Number(`${member}e${exponent}`)
