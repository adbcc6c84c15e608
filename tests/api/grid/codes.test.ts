import { scan } from '../../../emulator/tests/host/scan'
import { DAY } from '../../../domain/case'
import type { DoorCode } from '../../../domain/grid/codes-contract'
import type { Org } from '../../../domain/grid/org'
import { decodeScene } from '../../../domain/scene'
import { makeKey } from '../../support/cloud'
import { storedGrid, thirdGrid } from '../../support/grid'
import { codeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const secretary = () => town.people.communitySecretary
const three = ['g3:b1', 'g3:b2', 'g3:b3']

const make = (buildings: readonly string[]) => secretary().api.grid.codes.make({ buildings: [...buildings] })
const weChatSays = (...answers: object[]) =>
  town.cloud.admin('openapi', { api: 'wxacode.getUnlimited', answers })
async function filesStored(): Promise<string[]> {
  const { files } = (await town.cloud.admin('files')) as { files: { path: string }[] }
  return files.map(({ path }) => path).sort()
}
const noted = async (): Promise<string[]> =>
  (await town.cloud.documents<Org>('orgs')).filter((one) => one.codeFolder).map(({ _id }) => _id)

/** What a scanner reads: the page it opens, and with which scene. */
async function scanned({
  url,
}: Pick<DoorCode, 'url'>): Promise<{ page: string | null; scene: string | null }> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  const { searchParams } = new URL(scan(bytes).text ?? '')
  return { page: searchParams.get('page'), scene: searchParams.get('scene') }
}

beforeEach(() => thirdGrid(town.cloud))

test('each code says its own building, and whoever scans it finds that building to join', async () => {
  const { codes } = await make(three)
  expect(codes.map(({ id, label, grid }) => ({ id, label, grid }))).toEqual([
    { id: 'g3:b1', label: '1号楼', grid: '三网格' },
    { id: 'g3:b2', label: '2号楼', grid: '三网格' },
    { id: 'g3:b3', label: '3号楼', grid: '三网格' },
  ])
  for (const code of codes) {
    const { page, scene } = await scanned(code)
    expect({ page, scene: decodeScene(scene ?? '') }).toEqual({
      page: 'tabs/home/index',
      scene: { kind: 'building', id: code.id },
    })
  }
  const found = await town.people.stranger.api.identity.join.building({ building: codes[0]?.id ?? '' })
  expect(found).toMatchObject({ id: 'g3:b1', grid: '三网格' })
})

test('asked again, WeChat is not asked again, also after the building was renamed and moved', async () => {
  const first = await secretary().call('grid.codes.make', { buildings: three }, makeKey())
  expect(first.openapiCalls).toBe(3)
  await secretary().api.grid.tree.rename({ org: 'g3:b1', version: 1, name: '东楼' })
  await secretary().api.grid.tree.split({ org: 'g3', version: 1, name: '四网格', buildings: ['g3:b2'] })
  const again = await secretary().call('grid.codes.make', { buildings: three }, makeKey())
  expect(again.openapiCalls).toBe(0)
  expect(again.databaseOperations).toBe(2)
  const { codes } = await make(three)
  expect(codes.find(({ id }) => id === 'g3:b1')?.label).toBe('东楼')
  expect(codes.find(({ id }) => id === 'g3:b2')?.grid).toBe('四网格')
  expect(
    decodeScene((await scanned(codes.find(({ id }) => id === 'g3:b1') ?? { url: '' })).scene ?? ''),
  ).toEqual({ kind: 'building', id: 'g3:b1' })
  expect(await filesStored()).toEqual(three.map((id) => `doors/${id}.jpg`))
})

test('the list says which are made; of a building, of a grid, of a community', async () => {
  await make(['g3:b2'])
  const { list } = secretary().api.grid.codes
  expect(await list({ org: 'g3' })).toEqual({
    name: '三网格',
    buildings: [
      { id: 'g3:b1', label: '1号楼', grid: '三网格', isMade: false },
      { id: 'g3:b2', label: '2号楼', grid: '三网格', isMade: true },
      { id: 'g3:b3', label: '3号楼', grid: '三网格', isMade: false },
    ],
  })
  expect((await list({ org: 'm1' })).buildings).toHaveLength(5)
  expect((await list({ org: 'g3:b1' })).buildings.map(({ id }) => id)).toEqual(['g3:b1'])
})

test('a building that is closed has none', async () => {
  const orgs = storedGrid('g5').map((one) => (one._id === 'g5:b1' ? { ...one, to: 1 } : one))
  await town.cloud.insert('orgs', orgs)
  expect(await codeOf(make(['g5:b1', 'g5:b2']))).toBe('not_found')
  expect(await filesStored()).toEqual([])
  const { buildings } = await secretary().api.grid.codes.list({ org: 'g5' })
  expect(buildings.map(({ id }) => id)).toEqual(['g5:b2'])
})

test.each([
  ['is busy', { errcode: 45009, errmsg: 'reach max api daily quota limit' }, 'too_many', '过一分钟'],
  ['does not know the page', { errcode: 41030, errmsg: 'invalid page' }, 'conflict', '还没有发布'],
  ['fails', { errcode: -1, errmsg: 'system error' }, 'internal', '请稍后再试'],
  ['is out of reach', { unreachable: true }, 'internal', '请稍后再试'],
  ['answers no picture', { json: { errcode: 0 } }, 'internal', '请稍后再试'],
] as const)(
  'when WeChat %s, that is said, nothing is noted, and it can be done again',
  async (_, answer, code, words) => {
    await weChatSays(answer)
    const refused = await refusalOf(make(three))
    expect(refused.code).toBe(code)
    expect(refused.message).toContain(words)
    expect(await noted()).toEqual([])
    await weChatSays()
    expect((await make(three)).codes).toHaveLength(3)
    expect(await noted()).toEqual(three)
  },
)

test('two who make the same at once make one file each', async () => {
  const both = await Promise.all([
    make(three),
    town.people.communityStaff.api.grid.codes.make({ buildings: three }),
  ])
  for (const { codes } of both) expect(codes).toHaveLength(3)
  expect(await filesStored()).toEqual(three.map((id) => `doors/${id}.jpg`))
})

test('a process that ends before it noted them leaves nothing that is in the way', async () => {
  await town.cloud.admin('faults', {
    ...{ kill: 'before-write', function: 'api', actionPattern: 'modifyDocument orgs', nth: 1 },
  })
  expect((await secretary().call('grid.codes.make', { buildings: three }, makeKey())).status).toBe(500)
  expect(await noted()).toEqual([])
  expect((await make(three)).codes).toHaveLength(3)
  expect(await filesStored()).toHaveLength(3)
})

test('nobody makes codes for what lies elsewhere, or for what is no building', async () => {
  const { gridWorker, foreignSecretary } = town.people
  const ask = (who: typeof gridWorker, buildings: string[]) => codeOf(who.api.grid.codes.make({ buildings }))
  expect(await ask(gridWorker, ['b1', 'b2'])).toBe('not_found')
  expect(await ask(foreignSecretary, ['b1'])).toBe('not_found')
  for (const id of ['g3', 'm1', 'nothing', 'wisher']) expect(await ask(secretary(), [id])).toBe('not_found')
  for (const org of ['b2', 's1', 'c1', 'nothing'])
    expect(await codeOf(gridWorker.api.grid.codes.list({ org }))).toBe('not_found')
  expect(await codeOf(town.people.administrator.api.grid.codes.list({ org: 's1' }))).toBe('not_found')
  expect(await filesStored()).toEqual([])
})

test('a batch has its bounds', async () => {
  const many = Array.from({ length: 21 }, (_, at) => `b${at}`)
  expect(await codeOf(make([]))).toBe('invalid')
  expect(await codeOf(make(many))).toBe('invalid')
  expect((await make(['g3:b1', 'g3:b1'])).codes).toHaveLength(1)
})

test('a link that is old is answered anew', async () => {
  await make(['g3:b1'])
  await town.cloud.advance(DAY)
  const { codes } = await make(['g3:b1'])
  expect((await fetch(codes[0]?.url ?? '')).status).toBe(200)
})
