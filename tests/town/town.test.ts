import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { importTown } from '../../config/town/import'
import type { Entry } from '../../config/town/town'
import { countBy, gather, town } from './support'

const first = (entries: Iterable<Entry>, count: number): string[] => {
  const lines: string[] = []
  for (const entry of entries) {
    lines.push(JSON.stringify(entry))
    if (lines.length === count) break
  }
  return lines
}

describe('a town', () => {
  it('is the same to the byte for the same seed, and another one for another', () => {
    const whole = (seed: number): string => first(town({ seed }), Number.POSITIVE_INFINITY).join('\n')
    const one = whole(1)
    expect(whole(1) === one).toBe(true)
    expect(whole(2) === one).toBe(false)
  })

  it('refuses to be too small for its posts', () => {
    expect(() => town({ people: 100 }).next()).toThrow('at least 1500 people')
  })
})

describe('a city', () => {
  it('has the shape of Nanjing', () => {
    const orgs: string[] = []
    for (const { collection, document } of town({ size: 'city' })) {
      if (collection !== 'orgs') break
      orgs.push(document.kind)
    }
    const counts = countBy(orgs, (kind) => kind)
    expect(counts).toMatchObject({ city: 1, community: 583, grid: 6228 })
    expect(counts['building']).toBeGreaterThanOrEqual(10_697)
  })

  it('is made as it is taken: a million people and wishes cost nothing before', () => {
    const before = process.memoryUsage().heapUsed
    const lines = first(town({ size: 'city', people: 1_000_000, wishes: 1_000_000 }), 25_000)
    expect(lines).toHaveLength(25_000)
    lines.length = 0
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024)
  })
})

describe('a larger town', () => {
  const small = gather(town({ size: 'subdistrict', people: 6_000, wishes: 1_000 }))
  const large = gather(town({ size: 'subdistrict', people: 6_000, wishes: 3_000 }))
  const home = ({ wishes }: typeof small) => wishes.filter(({ path }) => path.includes('m1'))

  it('keeps what the first community sees, however many wishes there are', () => {
    expect(home(small).length).toBeGreaterThan(900)
    expect(JSON.stringify(home(large))).toBe(JSON.stringify(home(small)))
  })

  it('spreads the others evenly over the other communities', () => {
    const elsewhere = large.wishes.filter(({ path }) => !path.includes('m1'))
    const counts = Object.values(countBy(elsewhere, ({ path }) => path[3] ?? ''))
    expect(counts).toHaveLength(11)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(20)
  })

  it('lets no household have more open wishes than it may', () => {
    expect(new Set(large.wishes.map(({ slot }) => slot)).size).toBe(3_000)
    const open = large.wishes.filter(({ slot }) => !slot.startsWith('free#'))
    expect(Math.max(...Object.values(countBy(open, ({ householdId }) => householdId)))).toBeLessThanOrEqual(3)
  })
})

describe('importTown', () => {
  const received = new Map<string, string>()
  let server: Server
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isAllowed = request.headers.authorization === 'Bearer right'
      void text(request).then((body) => {
        if (isAllowed) received.set(request.url ?? '', body)
        response.writeHead(isAllowed ? 200 : 401).end('{}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('streams each collection as lines and counts them', async () => {
    const counts = await importTown({ url: url(), token: 'right', town: town() })
    expect(counts).toEqual({ orgs: 57, households: 600, people: 1500, wishes: 200, subscriptions: 11 })
    const lines = received.get('/_/collections/people/import')?.trim().split('\n') ?? []
    expect(lines).toHaveLength(1500)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ _id: 'p1', name: '周桂兰' })
    expect(JSON.parse(received.get('/_/subscriptions') ?? '')).toMatchObject({ credits: 3 })
  })

  it('says what was refused', async () => {
    await expect(importTown({ url: url(), token: 'wrong', town: town() })).rejects.toThrow(
      /orgs\/import was refused/,
    )
  })
})
