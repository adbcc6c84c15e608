import { slotOf, type ImportState, type RosterImport } from '../../../domain/grid/roster'
import { setFields } from '../../support/console'
import { codeOf } from '../../support/outcomes'
import { importRows } from '../../support/roster/importing'
import { storedImport } from '../../support/samples/roster'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const administrator = () => town.people.administrator.api.grid.roster
const staff = () => town.people.communityStaff.api.grid.roster

const pathOf = (community: string): string[] => ['c1', 'd1', 's1', community]

interface Past {
  readonly id: string
  readonly at: number
  readonly community?: string
  readonly state?: ImportState
}

const past = ({ id, at, community = 'm1', state = 'applied' }: Past): RosterImport => ({
  ...storedImport(id, state),
  ...{ at, community, path: pathOf(community), slot: slotOf(state, { _id: id, community }) },
})

const store = (...all: readonly Past[]) => town.cloud.insert('imports', all.map(past))

/** Every id, page by page, with how many each page has. */
async function everything(list: typeof administrator, community: string | null) {
  const [ids, pages]: [string[], number[]] = [[], []]
  let after: { readonly at: number; readonly id: string } | null = null
  do {
    const { imports, next }: Awaited<ReturnType<ReturnType<typeof administrator>['list']>> =
      await list().list({ community, after })
    ids.push(...imports.map(({ id }) => id))
    pages.push(imports.length)
    after = next
  } while (after !== null)
  return { ids, pages }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

describe('the imports of a community', () => {
  test('are all found, newest first, whatever other communities have imported since', async () => {
    const [before, since] = [numbers(25), numbers(30)]
    await store(...before.map((at) => ({ id: `old${at}`, at: 1000 + at })))
    await store(...since.map((at) => ({ id: `new${at}`, at: 2000 + at, community: 'm2' })))
    const { ids, pages } = await everything(administrator, 'm1')
    expect(ids).toEqual(before.map((at) => `old${24 - at}`))
    expect(pages).toEqual([20, 5])
    expect((await everything(staff, null)).ids).toEqual(ids)
    expect((await everything(staff, 'm1')).ids).toEqual(ids)
    expect((await everything(administrator, 'm2')).ids).toHaveLength(30)
  })

  test('of one and the same millisecond are each on one page, and on one only', async () => {
    await store(...numbers(45).map((at) => ({ id: `one${at}`, at: 1000 })))
    const { ids, pages } = await everything(administrator, 'm1')
    expect([...ids].sort()).toEqual(
      numbers(45)
        .map((at) => `one${at}`)
        .sort(),
    )
    expect(pages).toEqual([20, 20, 5])
  })

  test('that come between two pages move nothing to and fro', async () => {
    await store(...numbers(21).map((at) => ({ id: `one${at}`, at: 1000 + at })))
    const { imports, next } = await staff().list({})
    await store({ id: 'later', at: 5000 })
    expect(imports.map(({ id }) => id)).not.toContain('one0')
    expect((await staff().list({ after: next })).imports.map(({ id }) => id)).toEqual(['one0'])
  })

  test('end where the page ends, if it is full to the brim', async () => {
    await store(...numbers(20).map((at) => ({ id: `one${at}`, at: 1000 + at })))
    expect(await staff().list({})).toMatchObject({ next: null })
  })
})

test('the import that goes on is there, however many have come after it', async () => {
  await store({ id: 'oldest', at: 1, state: 'undoing' })
  await store(...numbers(25).map((at) => ({ id: `one${at}`, at: 1000 + at })))
  const { imports, open } = await administrator().list({ community: 'm1' })
  expect(imports.map(({ id }) => id)).not.toContain('oldest')
  expect(open).toMatchObject({ id: 'oldest', state: 'undoing' })
  expect(await staff().list({})).toMatchObject({ open: { id: 'oldest' } })
  expect(await administrator().list({ community: 'm2' })).toMatchObject({ imports: [], open: null })
})

test('what is over holds nobody up', async () => {
  const rows = [['秦岚', '13900001111', '', '1号楼', '1201', '', '']]
  const { id } = await importRows({ caller: town.people.communityStaff, who: 'communityStaff' }, rows)
  expect(await staff().list({})).toMatchObject({ open: { id, state: 'ready' } })
  await staff().undo({ id })
  expect(await staff().list({})).toMatchObject({ open: null, imports: [{ id, state: 'dropped' }] })
})

describe('nobody learns of', () => {
  test('a community outside their posts, or something that is none', async () => {
    await store({ id: 'secret', at: 1, state: 'undoing' })
    const foreign = town.people.foreignSecretary.api.grid.roster
    const asked = [foreign.list({ community: 'm1' }), staff().list({ community: 'm2' })]
    const none = ['g1', 's1', 'nowhere'].map((community) => administrator().list({ community }))
    expect(await Promise.all([...asked, ...none].map(codeOf))).toEqual(Array(5).fill('not_found'))
    expect(await foreign.list({})).toMatchObject({ imports: [], open: null })
  })

  test('one that an administrator of another city keeps', async () => {
    const post = { role: 'administrator', org: 'c9', orgName: '外市', path: ['c9'], from: 0, to: null }
    const posts = { posts: [{ ...post, unitName: null }], postKeys: ['administrator@c9'] }
    await setFields(town.cloud, { collection: 'people', id: 'administrator' }, posts)
    expect(await codeOf(administrator().list({ community: 'm1' }))).toBe('not_found')
  })

  test('any before they have chosen', async () => {
    await store({ id: 'one', at: 1 })
    expect(await administrator().list({})).toEqual({
      ...{ imports: [], next: null, open: null, mustChoose: true },
      ...{ folder: 'rosters/administrator', mayTakePhones: true },
    })
  })
})

test('two operations, however many there are, and whoever asks', async () => {
  await store(...numbers(45).map((at) => ({ id: `one${at}`, at: 1000 + at })))
  const { administrator: keeper, communityStaff } = town.people
  const calls = [
    await keeper.call('grid.roster.list', { community: 'm1' }),
    await keeper.call('grid.roster.list', { community: 'm1', after: { at: 1020, id: 'one20' } }),
    await keeper.call('grid.roster.list', { community: 'g1' }),
    await communityStaff.call('grid.roster.list', {}),
  ]
  expect(calls.map(({ databaseOperations }) => databaseOperations)).toEqual([2, 2, 2, 2])
  expect((await keeper.call('grid.roster.list', {})).databaseOperations).toBe(1)
})
