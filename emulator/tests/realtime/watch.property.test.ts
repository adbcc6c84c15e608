import fc from 'fast-check'
import { must } from '../../src/database/must'
import type { Fields } from '../../src/database/values'
import { cutLine, officialClient, Watching, type OfficialQuery } from './official-client'
import { startRealtime, type RealtimeBench } from './support'

interface Write {
  readonly kind: 'set' | 'update' | 'remove'
  readonly id: string
  readonly data: Fields
  /** The line is cut before it. */
  readonly cut: boolean
}

const small = fc.integer({ min: 0, max: 3 })
const content = fc.record(
  {
    n: fc.oneof(small, fc.constant(null), fc.array(small, { maxLength: 2 })),
    team: fc.constantFrom('x', 'y'),
    at: fc.record({ day: small, hour: small }, { requiredKeys: [] }),
    'odd[0]': small,
  },
  { requiredKeys: ['team', 'at'] },
)
const operators: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ $set: fc.record({ n: small, 'at.day': small }) }),
  fc.record({ $set: fc.record({ team: fc.constantFrom('x', 'y') }) }),
  fc.constant({ $unset: { 'at.hour': '', n: '' } }),
)
const target = {
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  cut: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
}
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), data: content, ...target }),
  fc.record({ kind: fc.constant('update' as const), data: operators, ...target }),
  fc.record({ kind: fc.constant('remove' as const), data: fc.constant({}), ...target }),
)
const query: fc.Arbitrary<OfficialQuery> = fc.record({
  where: fc.constantFrom<Fields>({}, { team: 'x' }, { n: { $gte: 1 } }, { 'at.day': { $in: [0, 1, null] } }),
  orderBy: fc.constantFrom<OfficialQuery['orderBy']>(
    undefined,
    { n: 'asc' },
    { team: 'desc', 'at.day': 'asc' },
  ),
  limit: fc.constantFrom(undefined, 1, 3),
})

async function follow(bench: RealtimeBench, asked: OfficialQuery, writes: readonly Write[]): Promise<void> {
  const client = officialClient({ sign: () => Promise.resolve(bench.realtime.signs.issue('o-alice')) })
  const watching = new Watching(client.query(asked))
  await watching.next()
  const live = must(bench.realtime.hub.list()[0])
  for (const { kind, id, data, cut } of writes) {
    if (cut) await cutLine(client)
    await bench[kind](id, data)
  }
  const { docs } = await watching.reach(live.figures.lastEvent)
  const fresh = bench.database.select(live.spec).map(({ text }) => JSON.parse(text) as unknown)
  expect(new Set(docs)).toEqual(new Set(fresh))
  expect(docs).toHaveLength(fresh.length)
  await watching.close()
}

it('after any writes and lost lines the watcher holds what a fresh query finds', async () => {
  const bench = await startRealtime()
  const property = fc.asyncProperty(
    query,
    fc.array(write, { minLength: 1, maxLength: 25 }),
    async (asked, writes) => {
      await follow(bench, asked, writes)
      bench.realtime.hub.endAll()
      bench.database.reset()
    },
  )
  await fc.assert(property, { numRuns: 60 })
})
