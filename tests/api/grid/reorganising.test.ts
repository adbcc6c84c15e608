import type { Org } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import type { Reorganisation } from '../../../domain/grid/reorganisation'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { storedGrid, storedPerson } from '../../support/grid'
import { outcomeOf, type Outcome } from '../../support/outcomes'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'

jest.setTimeout(240_000)

const town = townForFile()
/** A little longer than a process has for a step before `jobs` goes on. */
const LEASE = 121_000
const WISHES = 6

beforeEach(async () => {
  const orgs = storedGrid('g3', 3)
  await town.cloud.insert('orgs', orgs)
  const homes = orgs.slice(1).map(({ path }) => path)
  await town.cloud.insert(
    'people',
    homes.map((home, at) => storedPerson({ id: `p${at + 1}`, home })),
  )
  await town.cloud.insert(
    'wishes',
    Array.from({ length: WISHES }, (_, at) => {
      const changes = { path: homes[at % 2] ?? [], audience: ['g3', 'm1'] }
      return storedWish({ id: `w${at}`, state: 'open', changes })
    }),
  )
})

const splitting = {
  ...{
    org: 'g3',
    version: 1,
    name: '四网格',
    buildings: ['g3:b1', 'g3:b2'],
    secretary: 'neighbour',
    at: null,
  },
}
const split = (key: string, more: object = {}) =>
  town.people.communitySecretary.call('grid.tree.split', { ...splitting, ...more }, key)

const kill = (when: 'before-write' | 'after-write', actionPattern: string, nth = 1) =>
  town.cloud.admin('faults', { kill: when, function: 'api', actionPattern, nth })

/** What a split comes to, whatever happened on the way. */
async function everything() {
  const orgs = await town.cloud.documents<Org>('orgs')
  const [opened, ...more] = orgs.filter(({ name }) => name === '四网格')
  if (!opened) throw new Error('no grid was opened')
  const people = await town.cloud.documents<Person>('people')
  const wishes = await town.cloud.documents<Wish>('wishes')
  return {
    grids: more.length + 1,
    buildings: orgs.filter(({ parent }) => parent === opened._id).map(({ _id, past }) => [_id, past.length]),
    people: people.filter(({ path }) => path.includes(opened._id)).map(({ _id }) => _id),
    wishes: wishes.filter(({ path, audience }) => path.includes(opened._id) && audience.includes(opened._id))
      .length,
    relocations: wishes.flatMap(({ events }) => events).filter(({ action }) => action === 'relocate').length,
    secretary: people.flatMap(({ _id, posts }) => (posts.some(({ org }) => org === opened._id) ? [_id] : [])),
    vacant: opened.vacant,
    records: (await town.cloud.documents('audit')).length,
    plans: (await town.cloud.documents<Reorganisation>('reorganisations')).map(({ state }) => state),
  }
}

const whole = {
  grids: 1,
  buildings: [
    ['g3:b1', 1],
    ['g3:b2', 1],
  ],
  people: ['p1', 'p2'],
  wishes: WISHES,
  relocations: WISHES,
  secretary: ['neighbour'],
  vacant: [],
  records: 2,
  plans: ['done'],
}

async function jobsLater(): Promise<void> {
  await town.cloud.advance(LEASE)
  await town.cloud.runTimer('jobs')
}

describe('a process that ends', () => {
  test.each([
    ['after the plan was judged', 'after-write', 'modifyDocument reorganisations', 1],
    ['when the grid is open', 'after-write', 'insertDocument orgs', 1],
    ['when a building has moved and its people have not', 'after-write', 'modifyDocument orgs', 1],
    ['when people have moved and their wishes have not', 'after-write', 'modifyDocument people', 1],
    ['in the middle of the wishes', 'after-write', 'modifyDocument wishes', 2],
    ['between two buildings', 'after-write', 'modifyDocument reorganisations', 2],
    ['before the record', 'before-write', 'insertDocument audit', 1],
    ['before the plan is closed', 'before-write', 'modifyDocument reorganisations', 4],
  ] as const)('%s is finished by jobs, once', async (_, when, pattern, nth) => {
    await kill(when, pattern, nth)
    expect((await split(makeKey())).status).toBe(500)
    await jobsLater()
    await jobsLater()
    expect(await everything()).toEqual(whole)
    await jobsLater()
    expect(await everything()).toEqual(whole)
  })

  test('before anybody has looked at the plan leaves nothing of it', async () => {
    await kill('after-write', 'insertDocument reorganisations')
    const key = makeKey()
    expect((await split(key)).status).toBe(500)
    expect(outcomeOf((await split(key)).reply)).toBe('conflict')
    await jobsLater()
    expect(await town.cloud.documents('reorganisations')).toEqual([])
    expect(outcomeOf((await split(key)).reply)).toBe('ok')
  })

  test('is finished by the retry of whoever asked, when its time is over', async () => {
    await kill('after-write', 'modifyDocument people')
    const key = makeKey()
    await split(key)
    expect((await split(key)).reply).toMatchObject({ ok: true, data: { state: 'doing' } })
    await town.cloud.advance(LEASE)
    expect((await split(key)).reply).toMatchObject({ ok: true, data: { state: 'done' } })
    await jobsLater()
    expect(await everything()).toEqual(whole)
  })
})

describe('at the same moment', () => {
  const tally = (outcomes: readonly Outcome[]) => [...outcomes].sort()

  test('of two splits of one grid one is made', async () => {
    const answers = await Promise.all([
      split(makeKey()),
      split(makeKey(), { name: '五网格', buildings: ['g3:b3'] }),
    ])
    expect(tally(answers.map(({ reply }) => outcomeOf(reply)))).toEqual(['conflict', 'ok'])
    const orgs = await town.cloud.documents<Org>('orgs')
    expect(orgs.filter(({ name }) => ['四网格', '五网格'].includes(name))).toHaveLength(1)
  })

  test('a split and a merge of one grid leave every building in one open grid', async () => {
    const merge = () =>
      town.people.communitySecretary.call(
        'grid.tree.merge',
        { org: 'g2', version: 1, grids: ['g3'] },
        makeKey(),
      )
    await Promise.all([split(makeKey()), merge()])
    const orgs = await town.cloud.documents<Org>('orgs')
    const open = new Set(orgs.filter(({ kind, to }) => kind === 'grid' && to === null).map(({ _id }) => _id))
    const homeless = orgs.filter(({ kind, parent }) => kind === 'building' && !open.has(parent ?? ''))
    expect(homeless).toEqual([])
  })

  test('wishes that are claimed while they move keep both the claim and the new place', async () => {
    const { volunteer } = town.people
    const claim = (id: string) => volunteer.call('wish.claim', { id }, makeKey())
    const [moved, ...claims] = await Promise.all([
      split(makeKey()),
      ...Array.from({ length: WISHES }, (_, at) => claim(`w${at}`)),
    ])
    expect(outcomeOf(moved.reply)).toBe('ok')
    const wishes = await town.cloud.documents<Wish>('wishes')
    claims.forEach(({ reply }, at) => {
      const wish = wishes.find(({ _id }) => _id === `w${at}`)
      expect(wish?.state).toBe(reply.ok ? 'claimed' : 'open')
      expect(wish?.place.grid).toBe('四网格')
    })
  })

  test('jobs that run twice carry a plan out once', async () => {
    const at = (await town.cloud.now()) + 86_400_000
    await split(makeKey(), { at })
    await town.cloud.advance(86_400_000)
    await Promise.all([town.cloud.runTimer('jobs'), town.cloud.runTimer('jobs')])
    await jobsLater()
    await jobsLater()
    expect(await everything()).toEqual(whole)
  })
})
