import fc from 'fast-check'
import { link, type AuditEntry, type AuditFact } from '../../cloudfunctions/kernel/audit-chain'
import { readChains, type ChainReport } from '../../config/audit/chains'
import { headsIn } from '../../config/audit/heads'

const fact = (chain: string, key: string): AuditFact => ({
  ...{ key, chain, what: 'contact', action: 'reveal', subject: 'p1', caseId: null },
  ...{ by: { id: 's1', name: '孙磊' }, as: '一网格', reason: '核实住址', at: 1_000 },
})

/** A chain of so many entries. */
function chainOf(chain: string, length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let at = 0; at < length; at += 1)
    entries.push(link(fact(chain, `${chain}-${at}`), entries.at(-1) ?? null))
  return entries
}

const read = (entries: readonly unknown[], noted: readonly AuditEntry[] = []): Promise<ChainReport[]> =>
  readChains(
    entries.map((entry) => JSON.stringify(entry)),
    noted.map(({ chain, seq, hash }) => ({ chain, seq, hash })),
  )

const faultsOf = (reports: readonly ChainReport[]): number =>
  reports.reduce((sum, { faultCount }) => sum + faultCount, 0)

/** A chain and one of its entries. */
const chosen = fc
  .integer({ min: 1, max: 12 })
  .chain((length) => fc.record({ entries: fc.constant(chainOf('m1', length)), at: fc.nat(length - 1) }))

const text = fc.string({ unit: 'binary' })
const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.boolean())
const fields = Object.keys(chainOf('m1', 1)[0] ?? {}).filter((field) => field !== '_id')

describe('a chain', () => {
  test('that nobody touched is whole, however chains are mixed', async () => {
    const [one, other] = [chainOf('m1', 7), chainOf('m2', 5)]
    const mixed = one.flatMap((entry, at) => [entry, ...other.slice(at, at + 1)])
    const reports = await read(mixed, [...one.slice(3, 4), ...other.slice(-1)])
    expect(faultsOf(reports)).toBe(0)
    expect(reports.map(({ chain, length, head }) => [chain, length, head]).sort()).toEqual([
      ['m1', 7, one.at(-1)?.hash],
      ['m2', 5, other.at(-1)?.hash],
    ])
  })

  test('is in order by the ids of its entries', () => {
    const ids = chainOf('m1', 120).map(({ _id }) => _id)
    expect([...ids].sort()).toEqual(ids)
  })

  test('read from an export with typed numbers is the same chain', async () => {
    const typed = chainOf('m1', 3).map((entry) => ({
      ...entry,
      seq: { $numberInt: String(entry.seq) },
      at: { $numberDouble: String(entry.at) },
    }))
    expect(faultsOf(await read(typed))).toBe(0)
  })

  test('in which any field of any entry was changed is found', async () => {
    const change = fc.record({ chosen, field: fc.constantFrom(...fields), value })
    await fc.assert(
      fc.asyncProperty(change, async ({ chosen: { entries, at }, field, value: other }) => {
        const entry = entries[at] as unknown as { [name: string]: unknown }
        fc.pre(JSON.stringify(entry[field]) !== JSON.stringify(other))
        // An entry that was moved to another chain is missed by its own when that chain's head is known.
        const changed = entries.map((one, place) => (place === at ? { ...one, [field]: other } : one))
        expect(faultsOf(await read(changed, entries.slice(-1)))).toBeGreaterThan(0)
      }),
    )
  })

  test('with a field that does not belong there is found', async () => {
    const [entry] = chainOf('m1', 1)
    expect(faultsOf(await read([{ ...entry, note: 'x' }]))).toBe(1)
  })

  test('from which an entry was taken out is found, the last one where the head is known', async () => {
    await fc.assert(
      fc.asyncProperty(chosen, async ({ entries, at }) => {
        const left = entries.filter((_, place) => place !== at)
        const isLast = at === entries.length - 1
        expect(faultsOf(await read(left))).toBe(isLast ? 0 : 1)
        expect(faultsOf(await read(left, entries.slice(-1)))).toBeGreaterThan(0)
      }),
    )
  })

  test('into which an entry was put is found, whatever number and hash it pretends to have', async () => {
    await fc.assert(
      fc.asyncProperty(chosen, fc.boolean(), async ({ entries, at }, isLinked) => {
        const before = entries[at - 1] ?? null
        const forged = isLinked ? link(fact('m1', 'forged'), before) : { ...chainOf('m1', 1)[0], seq: at + 1 }
        const more = [...entries.slice(0, at), forged, ...entries.slice(at)]
        expect(faultsOf(await read(more))).toBeGreaterThan(0)
      }),
    )
  })

  test('in which two entries changed places is found', async () => {
    await fc.assert(
      fc.asyncProperty(chosen, fc.nat(), async ({ entries, at }, other) => {
        const place = other % entries.length
        fc.pre(place !== at)
        const moved = entries.map((entry, here) =>
          here === at ? entries[place] : here === place ? entries[at] : entry,
        )
        expect(faultsOf(await read(moved))).toBeGreaterThan(0)
      }),
    )
  })

  test('that was written anew from some entry on is found by a head noted later than it', async () => {
    const old = chainOf('m1', 6)
    const forged = old.slice(0, 2)
    for (let at = 2; at < 6; at += 1) forged.push(link(fact('m1', `other-${at}`), forged.at(-1) ?? null))
    expect(faultsOf(await read(forged))).toBe(0)
    expect((await read(forged, old.slice(4, 5)))[0]?.faults).toEqual(['entry 5 is not the one noted'])
  })

  test('that is gone altogether is missed by its head', async () => {
    expect((await read([], chainOf('m1', 3).slice(-1)))[0]?.faults).toEqual([
      'cut off after entry 0: there were 3',
    ])
  })

  test('with a thousand faults tells the first twenty and counts them all', async () => {
    const [report] = await read(chainOf('m1', 1000).map((entry) => ({ ...entry, reason: 'x' })))
    expect(report).toMatchObject({ faultCount: 1000, faults: { length: 20 } })
  })

  test('holds no line that is no entry', async () => {
    for (const line of ['{}', 'not JSON', '[]', 'null'])
      expect(faultsOf(await readChains([line], []))).toBe(1)
    expect(await readChains(['', '  '], [])).toEqual([])
  })
})

test('heads are found in exported notes and between the lines of a log', async () => {
  const heads = [{ chain: 'm1', seq: 2, hash: 'a' }]
  const lines = [
    JSON.stringify({ _id: '2026-11-21', at: 1, heads: [{ ...heads[0], seq: { $numberInt: '2' } }] }),
    'a line of something else {',
    `2026-11-22T01:00:00Z ${JSON.stringify({ auditHeads: '2026-11-22', heads })}`,
    '{"heads": "none"}',
  ]
  expect(await headsIn(lines)).toEqual([...heads, ...heads])
})
