/** Shares of the time that the platform gives the function. */
const shares = {
  /** What a stretch is meant to take, so that progress is seen and `api` need not wait. */
  meant: 0.1,
  /** After it work stops wherever it is; what is left of the time is for noting how far it came. */
  late: 0.4,
  /** After it reading gives a file up that has not even come as far as it was read before. */
  hopeless: 0.7,
} as const

type Clock = () => number
/** Not the clock of the day, which may be set meanwhile. */
const steady: Clock = () => performance.now()

/** The time of one stretch of work, which ends itself instead of being ended by the platform. */
export interface Stretch {
  /** Says that a piece is done; whether the stretch is over, because one more as long as the longest would not fit. */
  isOver(): boolean
  /** Whether it is too late even to finish the piece that is at work. */
  isLate(): boolean
}

/** Begins a stretch of a function that the platform ends after `limit` ms. */
export function beginStretch(limit: number, clock = steady): Stretch {
  const began = clock()
  let [last, longest] = [began, 0]
  return {
    isOver() {
      const now = clock()
      longest = Math.max(longest, now - last)
      last = now
      return now - began + longest > shares.meant * limit
    },
    isLate: () => clock() - began > shares.late * limit,
  }
}

/** The time of one stretch of reading. */
export interface ReadingStretch {
  /** Says that what was read before has been passed over; the first call counts. */
  reachNew(): void
  isOver(): boolean
  /** Whether passing over what was read before takes so long that the function would end before anything new. */
  isHopeless(): boolean
}

/**
 * Begins a stretch of reading a file that must be gone through from its beginning each time. What is new may take as
 * long as what is passed over, so that a long file is not gone through once for every few rows.
 */
export function beginReading(limit: number, clock = steady): ReadingStretch {
  const began = clock()
  let reached: number | null = null
  return {
    reachNew() {
      reached ??= clock()
    },
    isOver() {
      const now = clock()
      const passing = (reached ?? now) - began
      const meant = Math.max(shares.meant * limit - passing, passing)
      return now - began > shares.late * limit || now - began - passing > meant
    },
    isHopeless: () => clock() - began > shares.hopeless * limit,
  }
}
