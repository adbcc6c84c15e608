import { DAY, type Post } from '../../../domain/case'
import { level } from '../../../domain/wish/desk'
import { wishKinds, type Wish } from '../../../domain/wish/wish'
import { wishPhases } from '../../../domain/wish/workflow'
import type { Caller } from '../../support/cloud'
import { codeOf } from '../../support/outcomes'
import { storedStates, storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { personOf, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const always = { since: 0, until: 9_999_999_999_999 }
const staff = [
  'branchSecretary',
  'gridWorker',
  'communityStaff',
  'communitySecretary',
  'subdistrictStaff',
  'foreignBranch',
  'foreignSecretary',
] as const satisfies readonly Who[]

/** Homes of the wishes: two grids here, one in the next community. */
const homes = (['wisher', 'neighbour', 'outsider'] as const).map((who) => {
  const { path, place } = personOf(who)
  return { path, place }
})

const kinds = wishKinds.slice(0, 2)
/** Every state and two kinds at every home. */
const variety: Wish[] = homes.flatMap((home, at) =>
  storedStates.flatMap((state) =>
    kinds.map((kind) =>
      storedWish({ id: `${at}-${state}-${kind}`, state, changes: { ...home, kind, audience: [] } }),
    ),
  ),
)

interface Question {
  readonly org?: string
  readonly since?: number
  readonly until?: number
}

async function allCases(
  { api }: Caller,
  question: Parameters<Caller['api']['wish']['cases']>[0],
): Promise<string[]> {
  const ids: string[] = []
  let after: number | null = null
  do {
    const page: { wishes: { id: string }[]; next: number | null } = await api.wish.cases({
      ...question,
      after,
    })
    ids.push(...page.wishes.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  return ids
}

/** Opens every figure of an answer and compares it with the number of its cases. */
async function openFigures(caller: Caller, question: Question = {}): Promise<number> {
  const time = { ...always, ...question }
  const { counts } = await caller.api.wish.statistics(time)
  for (const { scope, phase, kind, count } of counts) {
    const ids = await allCases(caller, { ...time, org: scope, phase, kind })
    expect([scope, phase, kind, ids.length]).toEqual([scope, phase, kind, count])
    expect(new Set(ids).size).toBe(count)
  }
  return counts.reduce((sum, { count }) => sum + count, 0)
}

test.each(staff)('%s can open every figure down to exactly the cases it counts', async (who) => {
  await town.cloud.insert('wishes', variety)
  const caller = town.people[who]
  const total = await openFigures(caller)
  expect(total).toBeGreaterThan(0)
  expect(await allCases(caller, always)).toHaveLength(total)
})

test('figures add up to all wishes of the scope, by home, phase and kind', async () => {
  await town.cloud.insert('wishes', variety)
  const { counts, orgName } = await town.people.communityStaff.api.wish.statistics(always)
  expect(orgName).toBe('锦绣社区')
  const stored = variety.filter(({ path }) => path[level.community] === 'm1')
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(stored.length)
  for (const phase of Object.keys(wishPhases)) {
    const counted = counts.filter((row) => row.phase === phase).reduce((sum, { count }) => sum + count, 0)
    expect([phase, counted]).toEqual([phase, stored.filter((wish) => wish.phase === phase).length])
  }
  expect([...new Set(counts.map(({ scopeName }) => scopeName))].sort()).toEqual(['一网格', '二网格'])
})

test('figures are in the order of the tree, not by size', async () => {
  const [first, second] = homes
  const wishes = [
    storedWish({ id: 'a', state: 'open', changes: { ...first } }),
    ...Array.from({ length: 5 }, (_, at) =>
      storedWish({ id: `b${at}`, state: 'open', changes: { ...second } }),
    ),
  ]
  await town.cloud.insert('wishes', wishes)
  const { counts } = await town.people.subdistrictStaff.api.wish.statistics({ ...always, org: 'm1' })
  expect(counts.map(({ scope, count }) => [scope, count])).toEqual([
    ['g1', 1],
    ['g2', 5],
  ])
})

test('a time counts from its first moment and ends before its last', async () => {
  const now = Date.now()
  const wishes = [-DAY, 0, DAY].map((offset) =>
    storedWish({ id: `w${offset}`, state: 'open', now: now + offset }),
  )
  await town.cloud.insert('wishes', wishes)
  expect(await openFigures(town.people.communityStaff, { since: now, until: now + DAY })).toBe(1)
  expect(await openFigures(town.people.communityStaff, { since: now - DAY, until: now + 1 })).toBe(2)
})

test('reopened wishes are counted beside', async () => {
  await town.cloud.insert('wishes', [
    storedWish({ id: 'a', state: 'doing', changes: { reopened: 2 } }),
    storedWish({ id: 'b', state: 'doing', changes: { reopened: 0 } }),
  ])
  const { counts } = await town.people.communityStaff.api.wish.statistics(always)
  expect(counts).toMatchObject([{ phase: 'underway', count: 2, reopened: 2 }])
})

test('a subdistrict with more buildings than one answer may group is counted whole', async () => {
  const [home] = homes
  const building = (at: number) => [...(home?.path.slice(0, 5) ?? []), `tower${at}`]
  const wishes = Array.from({ length: 1200 }, (_, at) =>
    storedWish({ id: `w${at}`, state: 'open', changes: { ...home, path: building(at) } }),
  )
  await town.cloud.insert('wishes', wishes)
  const { counts } = await town.people.subdistrictStaff.api.wish.statistics(always)
  expect(counts).toMatchObject([{ scope: 'm1', phase: 'open', count: 1200 }])
})

describe('elsewhere', () => {
  test.each([
    ['communityStaff', 'm2'],
    ['gridWorker', 'g2'],
    ['foreignSecretary', 'g1'],
  ] as const)('%s gets nothing of %s', async (who, org) => {
    await town.cloud.insert('wishes', variety)
    expect(await codeOf(town.people[who].api.wish.statistics({ ...always, org }))).toBe('not_found')
    expect(await allCases(town.people[who], { ...always, org })).toEqual([])
  })

  test('an org above one’s own is not one’s own with another name', async () => {
    await town.cloud.insert('wishes', variety)
    for (const org of ['s1', 'c1']) {
      expect(await codeOf(town.people.communityStaff.api.wish.statistics({ ...always, org }))).toBe(
        'not_found',
      )
      expect(await codeOf(town.people.communityStaff.api.wish.cases({ ...always, org }))).toBe('not_found')
    }
  })

  test('a scope without wishes has no figures', async () => {
    const { counts, org } = await town.people.communityStaff.api.wish.statistics(always)
    expect([counts, org]).toEqual([[], 'm1'])
  })

  test('a post that is over counts nothing any more', async () => {
    const person = personOf('communityStaff')
    const posts = person.posts.map((post): Post => ({ ...post, to: 1 }))
    await town.cloud.insert('people', [{ ...person, posts }])
    expect(await codeOf(town.people.communityStaff.api.wish.statistics(always))).toBe('forbidden')
  })
})
