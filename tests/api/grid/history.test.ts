import fc from 'fast-check'
import { HOUR } from '../../../domain/case'
import type { Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { storedGrid, storedPerson } from '../../support/grid'
import { townForFile } from '../../support/town'

jest.setTimeout(240_000)

const town = townForFile()
const BUILDINGS = 6
const ids = Array.from({ length: BUILDINGS }, (_, at) => `g3:b${at + 1}`)

/** What happens next, in terms of whatever is there by then. */
const happening = fc.record({
  what: fc.constantFrom('split', 'merge', 'rename', 'appoint'),
  which: fc.nat(),
  other: fc.nat(),
})
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

/** The same story in every run. */
const [story = []] = fc.sample(fc.array(happening, { minLength: 16, maxLength: 16 }), { seed: 5, numRuns: 1 })

const pick = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const gridsNow = async (): Promise<Org[]> =>
  (await town.cloud.documents<Org>('orgs')).filter(
    ({ kind, to, parent, _id }) =>
      kind === 'grid' && to === null && parent === 'm1' && !['g1', 'g2'].includes(_id),
  )

/** Does what can be done; what makes no sense as things are is left out. */
async function happen({ what, which, other }: Happening, number: number): Promise<void> {
  const { tree, post } = town.people.communitySecretary.api.grid
  const grids = await gridsNow()
  const { _id: org, version } = pick(grids, which)
  const own = (await tree.get({ org })).below.map(({ id }) => id)
  if (what === 'rename') await tree.rename({ org, version, name: `第${number}网格` })
  if (what === 'split' && own.length > 1) {
    await tree.split({
      org,
      version,
      name: `新${number}网格`,
      buildings: own.slice(0, 1 + (other % (own.length - 1))),
    })
  }
  const beside = grids.filter(({ _id }) => _id !== org)
  if (what === 'merge' && beside.length > 0) {
    await tree.merge({ org, version, grids: [pick(beside, other)._id] })
  }
  const people = ['neighbour', 'wisher', 'daughter']
  if (what === 'appoint' && (await tree.get({ org })).alarms.length > 0) {
    await post.appoint({ personId: pick(people, other), org, role: 'branchSecretary' })
  }
}

/** Who answered for a building, and where it lay. */
async function answerAt(org: string, at: number): Promise<string> {
  const { responsible, org: node } = await town.people.communitySecretary.api.grid.tree.at({ org, at })
  return JSON.stringify([
    node,
    responsible.map(({ personId, role, org: where }) => [personId, role, where]).sort(),
  ])
}

function org(all: ReadonlyMap<string, Org>, id: string): Org {
  const found = all.get(id)
  if (!found) throw new Error(`no org ${id}`)
  return found
}

/** A building lies in one open grid, and its periods follow each other without a gap. */
function expectWhole({ _id, path, past, from }: Org, grid: Org, open: ReadonlySet<string>): void {
  expect(open.has(grid._id)).toBe(true)
  expect(path).toEqual([...grid.path, _id])
  const periods = [...past, { from, to: 0 }]
  periods.slice(1).forEach((one, at) => expect(one.from).toBe(periods[at]?.to))
}

test('after a year of splits, merges, new names and new secretaries every past day is answered as it was then', async () => {
  const orgs = storedGrid('g3', BUILDINGS)
  await town.cloud.insert('orgs', orgs)
  await town.cloud.insert(
    'people',
    orgs.slice(1).map(({ path }, at) => storedPerson({ id: `p${at}`, home: path })),
  )
  const answered: { readonly org: string; readonly at: number; readonly answer: string }[] = []
  for (const [number, next] of story.entries()) {
    await happen(next, number)
    await town.cloud.advance(HOUR)
    await town.cloud.runTimer('jobs')
    const [at, building] = [await town.cloud.now(), pick(ids, number)]
    answered.push({ org: building, at, answer: await answerAt(building, at) })
  }
  for (const { org: building, at, answer } of answered) expect(await answerAt(building, at)).toBe(answer)

  const all = new Map((await town.cloud.documents<Org>('orgs')).map((one) => [one._id, one]))
  const open = new Set((await gridsNow()).map(({ _id }) => _id))
  for (const id of ids) expectWhole(org(all, id), org(all, org(all, id).parent ?? ''), open)
  for (const { _id, path } of await town.cloud.documents<Person>('people')) {
    if (ids.includes(path.at(-1) ?? '')) expect([_id, path]).toEqual([_id, org(all, path.at(-1) ?? '').path])
  }
  expect([...all.values()].filter(({ name }) => /^新/.test(name)).length).toBeGreaterThan(1)
})
