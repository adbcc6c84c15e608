import fc from 'fast-check'
import { isActive, type Post } from '../../domain/case'
import { overlap, reposted, vacancies } from '../../domain/grid/offices'
import { byName } from '../../domain/grid/order'
import type { Org } from '../../domain/grid/org'
import { changedAt, standingAt } from '../../domain/grid/periods'
import { dayFault, startOfDay } from '../../domain/grid/reorganisation'
import { community, postIn, storedGrid } from '../support/grid'

const END = 1_000
const moment = fc.integer({ min: 1, max: END })
/** Changes at ascending moments, several of which may fall together: to which grid, or under which name. */
const changes = fc
  .array(fc.record({ at: moment, grid: fc.constantFrom('g1', 'g2', 'g3'), rename: fc.boolean() }), {
    maxLength: 12,
  })
  .map((list) => [...list].sort((a, b) => a.at - b.at))

const building = (): Org => {
  const [, first] = storedGrid('g0', 1)
  if (!first) throw new Error('a grid of one building has one')
  return first
}

function changed(org: Org, { at, grid, rename }: { at: number; grid: string; rename: boolean }): Org {
  const change = rename ? { name: `${grid}楼` } : { parent: grid, path: [...community, grid, org._id] }
  return { ...org, ...changedAt(org, change, at) }
}

describe('the periods of an org', () => {
  test('leave no gap, never overlap, and answer the same for the past whatever comes later', () => {
    fc.assert(
      fc.property(changes, fc.array(moment, { minLength: 1, maxLength: 20 }), (list, moments) => {
        let org = building()
        for (const change of list) {
          const known = moments.filter((at) => at < change.at).map((at) => [at, standingAt(org, at)] as const)
          org = changed(org, change)
          for (const [at, before] of known) expect(standingAt(org, at)).toMatchObject(nameAndPlace(before))
        }
        const periods = [...org.past, { from: org.from, to: END + 1 }]
        periods.slice(1).forEach((one, at) => expect(one.from).toBe(periods[at]?.to))
        expect(periods.every(({ from, to }) => from < to)).toBe(true)
        for (const at of moments) {
          expect(standingAt(org, at)?.path.at(-1)).toBe(org._id)
          expect(standingAt(org, at)?.parent).toBe(standingAt(org, at)?.path.at(-2))
        }
      }),
    )
  })

  test('are over when the org is closed', () => {
    const org = { ...building(), to: 10 }
    expect([9, 10].map((at) => standingAt(org, at)?.name ?? null)).toEqual(['1号楼', null])
  })
})

const nameAndPlace = (standing: ReturnType<typeof standingAt>) => ({
  name: standing?.name,
  parent: standing?.parent,
  path: standing?.path,
})

describe('posts that go on elsewhere', () => {
  const span = fc.record({ from: moment, length: fc.option(moment) })
  const posts = fc
    .array(span, { maxLength: 5 })
    .map((spans) =>
      spans.map(({ from, length }) =>
        postIn('branchMember', [...community, 'g1'], { from, to: length === null ? null : from + length }),
      ),
    )
  const next = { org: 'g2', orgName: '二网格党支部', path: [...community, 'g2'] }
  const move = (held: readonly Post[], at: number, to: typeof next | null = next) =>
    reposted(held, { role: 'branchMember', org: 'g1', to }, at)

  test('hold at every moment where they held before, then at the other org; once or twice makes no difference', () => {
    fc.assert(
      fc.property(posts, moment, fc.array(moment), (held, at, moments) => {
        const moved = move(held, at)
        expect(move(moved, at)).toEqual(moved)
        for (const then of moments) {
          const activeOf = (list: readonly Post[], org: string) =>
            list.filter((post) => post.org === org && isActive(post, then)).length
          const before = activeOf(held, 'g1')
          expect([activeOf(moved, 'g1'), activeOf(moved, 'g2')]).toEqual(
            then < at ? [before, 0] : [0, before],
          )
        }
      }),
    )
  })

  test('end, and those that had not begun are gone', () => {
    const held = [5, 50].map((from) => postIn('branchMember', [...community, 'g1'], { from }))
    expect(move(held, 20, null)).toMatchObject([{ from: 5, to: 20 }])
  })
})

describe('vacancies', () => {
  const spans = fc.array(
    fc
      .record({ from: moment, to: fc.option(moment) })
      .map(({ from, to }) => ({ from, to: to === null ? null : from + to })),
    { maxLength: 6 },
  )

  test('are exactly the moments at which no post holds', () => {
    fc.assert(
      fc.property(spans, moment, moment, (posts, now, later) => {
        const at = Math.max(now, later)
        const isHeld = posts.some(({ from, to }) => from <= at && (to === null || at < to))
        const isVacant = vacancies(posts, 0, now).some(
          ({ from, to }) => from <= at && (to === null || at < to),
        )
        expect(isVacant).toBe(!isHeld)
      }),
    )
  })

  test('touching posts neither overlap nor leave a gap', () => {
    const [one, other] = [
      { from: 1, to: 5 },
      { from: 5, to: null },
    ]
    expect(overlap(one, other)).toBe(false)
    expect(vacancies([other, one], 1, 1)).toEqual([])
  })
})

test('names are in the order in which people count', () => {
  const names = ['十网格', '花园', '二网格', '10号楼', '一网格', '2号楼', '十二网格', '二十一网格']
  const inOrder = names.map((name) => ({ name })).sort(byName)
  expect(inOrder.map(({ name }) => name)).toEqual([
    ...['一网格', '2号楼', '二网格', '10号楼', '十网格', '十二网格', '二十一网格', '花园'],
  ])
})

test('a change may take effect from this morning on, by the clock of China', () => {
  const noon = Date.parse('2026-11-21T12:00:00+08:00')
  expect(startOfDay(noon)).toBe(Date.parse('2026-11-21T00:00:00+08:00'))
  expect(dayFault(startOfDay(noon), noon)).toBeNull()
  expect(dayFault(startOfDay(noon) - 1, noon)).toMatch(/过去/)
})
