import { beginReading, beginStretch } from '../../cloudfunctions/features/grid/roster/stretch'

const LIMIT = 60_000

/** A clock that stands until it is moved. */
function clock() {
  let now = 5_000
  return { read: () => now, pass: (ms: number) => void (now += ms) }
}

/** How many pieces of so many ms each one stretch does. */
function piecesOf(ms: number): number {
  const { read, pass } = clock()
  const stretch = beginStretch(LIMIT, read)
  for (let pieces = 1; ; pieces += 1) {
    pass(ms)
    if (stretch.isOver()) return pieces
  }
}

describe('a stretch of work', () => {
  test.each([
    [100, 60],
    [2_000, 3],
    [2_500, 2],
    [7_000, 1],
  ])('of pieces of %i ms ends after %i, within a tenth of the limit where one piece fits', (ms, pieces) => {
    expect(piecesOf(ms)).toBe(pieces)
  })

  test('begins none that would be too long, as the longest was', () => {
    const { read, pass } = clock()
    const stretch = beginStretch(LIMIT, read)
    pass(2_900)
    expect(stretch.isOver()).toBe(false)
    pass(300)
    expect(stretch.isOver()).toBe(true)
  })

  test('is too late for anything after four tenths of the limit, whatever that is', () => {
    const { read, pass } = clock()
    const [long, short] = [beginStretch(LIMIT, read), beginStretch(10_000, read)]
    pass(4_001)
    expect([long.isLate(), short.isLate()]).toEqual([false, true])
    pass(20_000)
    expect(long.isLate()).toBe(true)
  })
})

describe('a stretch of reading', () => {
  test.each([
    ['nothing passed over', 0, 6_000],
    ['little passed over', 1_000, 5_000],
    ['much passed over: as much is read', 8_000, 8_000],
    ['more passed over than a stretch may take: one piece is read', 30_000, 0],
  ])('%s', (_, passing, reading) => {
    const { read, pass } = clock()
    const stretch = beginReading(LIMIT, read)
    pass(passing)
    stretch.reachNew()
    pass(reading)
    stretch.reachNew()
    pass(1)
    expect(stretch.isOver()).toBe(true)
    const earlier = clock()
    const unfinished = beginReading(LIMIT, earlier.read)
    earlier.pass(passing)
    unfinished.reachNew()
    earlier.pass(reading)
    expect(unfinished.isOver()).toBe(passing > 24_000)
  })

  test('is hopeless when what was read before takes most of the limit', () => {
    const { read, pass } = clock()
    const stretch = beginReading(LIMIT, read)
    pass(42_000)
    expect(stretch.isHopeless()).toBe(false)
    pass(1)
    expect(stretch.isHopeless()).toBe(true)
  })
})
