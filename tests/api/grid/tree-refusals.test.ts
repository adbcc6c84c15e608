import { DAY } from '../../../domain/case'
import { splitting, thirdGrid } from '../../support/grid'
import { codeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const secretary = () => town.people.communitySecretary.api.grid
const all = (collection: string): Promise<object[]> => town.cloud.documents<object>(collection)

describe('refused by name, and nothing is changed', () => {
  beforeEach(() => thirdGrid(town.cloud))
  const state = async () =>
    JSON.stringify([await all('orgs'), await all('people'), await all('reorganisations')])

  const fields = async (call: () => Promise<unknown>) => {
    const before = await state()
    const { fields } = await refusalOf(call())
    expect(await state()).toBe(before)
    return fields
  }

  test.each([
    [
      'a building of another grid',
      { buildings: ['g3:b1', 'b1'] },
      { buildings: '选的楼栋里有 1 栋不在三网格' },
    ],
    ['all of its buildings', { buildings: ['g3:b1', 'g3:b2', 'g3:b3'] }, { buildings: '至少给三网格留一栋' }],
    ['a name that another grid has', { name: '二网格' }, { name: '这里已经有“二网格”了' }],
    ['a secretary whom nobody knows', { secretary: 'nobody' }, { secretary: '没有这个人' }],
    ['a secretary of another community', { secretary: 'outsider' }, { secretary: '没有这个人' }],
  ])('a split with %s', async (_, change, wanted) => {
    expect(await fields(() => secretary().tree.split({ ...splitting, ...change }))).toEqual(wanted)
  })

  test('a split in the past, or years ahead', async () => {
    const now = await town.cloud.now()
    expect(await fields(() => secretary().tree.split({ ...splitting, at: now - 2 * DAY }))).toEqual({
      at: '过去的事不能改，请选今天或以后的日子',
    })
    expect(await fields(() => secretary().tree.split({ ...splitting, at: now + 400 * DAY }))).toEqual({
      at: '请选一年以内的日子',
    })
  })

  test('a grid merged into itself, which would be a circle', async () => {
    const merging = { org: 'g3', version: 1, grids: ['g3'] }
    expect(await fields(() => secretary().tree.merge(merging))).toEqual({ grids: '不能并到它自己里面' })
  })

  test('a grid merged with one of another community', async () => {
    const merging = { org: 'g3', version: 1, grids: ['g9'] }
    expect(await fields(() => secretary().tree.merge(merging))).toEqual({
      grids: '只能合并同一个社区里现有的网格',
    })
  })

  test('a grid under a grid, and a building under a community', async () => {
    const grid = { parent: 'g3', kind: 'grid', name: '五网格' } as const
    expect(await fields(() => secretary().tree.create(grid))).toEqual({ kind: '三网格下面不能建这一级' })
    const building = { parent: 'm1', kind: 'building', name: '五号楼' } as const
    expect(await fields(() => secretary().tree.create(building))).toEqual({
      kind: '锦绣社区下面不能建这一级',
    })
  })

  test('a building in which people live, with how many', async () => {
    expect(await fields(() => secretary().tree.close({ org: 'g3:b1', version: 1 }))).toEqual({
      org: '这里还住着 1 人，等他们都迁走再撤销',
    })
  })

  test('a grid with buildings', async () => {
    expect(await fields(() => secretary().tree.close({ org: 'g3', version: 1 }))).toEqual({
      org: '下面还有 3 个楼栋，先把它们并走或撤销',
    })
  })

  test('what has changed since it was seen', async () => {
    expect(await codeOf(secretary().tree.rename({ org: 'g3', version: 7, name: '新三网格' }))).toBe(
      'conflict',
    )
  })

  test('an outline that is open, off the map or too long', async () => {
    const ring = [
      [120, 30],
      [121, 30],
      [121, 31],
      [120, 30],
    ] as [number, number][]
    const drawn = (points: [number, number][]) => () =>
      secretary().tree.outline({
        org: 'g3',
        version: 1,
        boundary: { type: 'Polygon', coordinates: [points] },
      })
    expect(await fields(drawn(ring.slice(0, 3).concat([[120, 29]])))).toMatchObject({
      'boundary.coordinates.0': '边界要首尾相接',
    })
    expect(await fields(drawn([...ring.slice(0, 2), [200, 31], [120, 30]]))).toMatchObject({
      'boundary.coordinates.0.2.0': '经度不对',
    })
    const long = [
      ...Array.from({ length: 200 }, (_, at): [number, number] => [120 + at / 1000, 30]),
      [120, 30] as [number, number],
    ]
    expect(await fields(drawn(long))).toMatchObject({ 'boundary.coordinates.0': '边界最多 200 个点' })
  })
})
