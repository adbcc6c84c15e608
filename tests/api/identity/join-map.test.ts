import { outlinesOf } from '../../../config/town/outlines'
import { centreOf } from '../../../domain/grid/outline'
import { joinLimits } from '../../../domain/identity/join-limits'
import { drawn, square, storedGrid, storedOrg } from '../../support/grid'
import { refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const join = () => town.people.stranger.api.identity.join
const around = (longitude: number, latitude: number) => join().around({ longitude, latitude })

/** A grid of 锦绣社区 with one building, drawn where it is said. */
const gridAt = (id: string, x: number, y: number, more: object = {}) => {
  const [grid, ...buildings] = storedGrid(id, 1)
  return [{ ...grid, ...drawn(square(x, y)), ...more }, ...buildings]
}

describe('a place on the map', () => {
  test('names the grid that holds it, and those around it with their outlines', async () => {
    await town.cloud.insert('orgs', [
      ...gridAt('west', 120, 30),
      ...gridAt('east', 120.002, 30),
      ...gridAt('far', 121, 31),
    ])
    const { grids, holding } = await around(120.001, 30.001)
    expect(holding).toEqual(['west'])
    expect(grids.map(({ id }) => id).sort()).toEqual(['east', 'west'])
    expect(grids.find(({ id }) => id === 'west')).toEqual({
      ...{ id: 'west', kind: 'grid', label: '网格west', parent: 'm1', community: '锦绣社区', grid: '' },
      outline: square(120, 30),
    })
  })

  test('in two outlines names both, in none neither', async () => {
    await town.cloud.insert('orgs', [...gridAt('one', 120, 30), ...gridAt('two', 120.001, 30)])
    expect((await around(120.0015, 30.001)).holding.sort()).toEqual(['one', 'two'])
    const beside = await around(120.005, 30.001)
    expect(beside.holding).toEqual([])
    expect(beside.grids).toHaveLength(2)
    expect(await around(0, 0)).toEqual({ grids: [], holding: [] })
  })

  test('in the outline of a closed grid names none, until the day of its closing it does', async () => {
    const now = await town.cloud.now()
    await town.cloud.insert('orgs', [
      ...gridAt('closed', 120, 30, { to: now - 1 }),
      ...gridAt('closing', 120, 30, { to: now + 86_400_000 }),
    ])
    const { grids, holding } = await around(120.001, 30.001)
    expect([grids.map(({ id }) => id), holding]).toEqual([['closing'], ['closing']])
  })

  test('in a grid as wide as a county is found as well', async () => {
    const [wide] = storedGrid('wide', 0)
    await town.cloud.insert('orgs', [{ ...wide, ...drawn(square(119.8, 29.8, 0.45)) }])
    expect((await around(120.2, 30.2)).holding).toEqual(['wide'])
  })

  test('is answered while closed grids lie in heaps upon it', async () => {
    const heaps = Array.from({ length: 100 }, (_, at) => gridAt(`old${at}`, 120, 30, { to: 1 })[0] ?? {})
    await town.cloud.insert('orgs', [...heaps, ...gridAt('open', 120, 30)])
    expect((await around(120.001, 30.001)).holding).toEqual(['open'])
  })

  test('in a city of six thousand grids is answered with some dozens of them', async () => {
    const city = Array.from({ length: 583 }, (_, community) =>
      [
        ...outlinesOf({ community, grids: Array.from({ length: 11 }, (__, at) => `x${community}:${at}`) }),
      ].map(([id, boundary]) => ({ ...storedGrid(id, 0)[0], ...drawn(boundary) })),
    ).flat()
    await town.cloud.insert('orgs', city)
    const { _id: id, boundary } = city[3_000] ?? {}
    const { longitude, latitude } = centreOf(boundary ?? [])
    const { grids, holding } = await around(longitude, latitude)
    expect(holding).toEqual([id])
    expect(grids.length).toBeGreaterThan(20)
    expect(grids.length).toBeLessThan(joinLimits.outlines)
  })

  test.each<[string, object, string]>([
    ['north of the pole', { longitude: 120, latitude: 91 }, 'latitude'],
    ['beyond the date line', { longitude: -181, latitude: 30 }, 'longitude'],
    ['in words', { longitude: '东', latitude: 30 }, 'longitude'],
    ['that is an operator', { longitude: { $gt: 0 }, latitude: 30 }, 'longitude'],
    ['half of which is missing', { longitude: 120 }, 'latitude'],
  ])('%s is refused by field', async (_, place, field) => {
    const { code, fields } = await refusalOf(join().around(place as never))
    expect(code).toBe('invalid')
    expect(fields[field]).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('the list beside the map', () => {
  const labelsUnder = async (org: string | null) =>
    (await join().under({ org })).places.map(({ label }) => label)

  test('goes from the subdistricts down to the buildings', async () => {
    expect(await labelsUnder(null)).toEqual(['湖滨街道'])
    expect(await labelsUnder('s1')).toEqual(['翠竹社区', '锦绣社区'])
    expect(await labelsUnder('m1')).toEqual(['一网格', '二网格'])
    const { places } = await join().under({ org: 'g1' })
    expect(places).toEqual([
      {
        ...{ id: 'b1', kind: 'building', label: '锦绣花园1 号楼', parent: 'g1' },
        ...{ community: '锦绣社区', grid: '一网格', outline: null },
      },
    ])
  })

  test('has neither units nor what is closed, and nothing under what is not there', async () => {
    const above = ['c1', 'd1', 's1', 'm1']
    await town.cloud.insert('orgs', [
      storedOrg({ id: 'u1', kind: 'unit', name: '市图书馆党支部', above }),
      storedOrg({ id: 'g7', kind: 'grid', name: '七网格', above, changes: { to: 1 } }),
    ])
    expect(await labelsUnder('m1')).toEqual(['一网格', '二网格'])
    expect(await labelsUnder('b1')).toEqual([])
    expect(await labelsUnder('nowhere')).toEqual([])
  })

  test('tells nothing of people, counts or posts', async () => {
    await town.cloud.insert('orgs', gridAt('west', 120, 30))
    const answers = await Promise.all([
      around(120.001, 30.001),
      ...[null, 's1', 'm1', 'g1'].map((org) => join().under({ org })),
    ])
    const told = JSON.stringify(answers)
    for (const word of ['households', 'people', 'vacant', 'wisher', '周桂兰', phoneOf('wisher')]) {
      expect(told).not.toContain(word)
    }
  })
})

test('whoever drew a grid sees newcomers find it, and lose it when the outline is taken away', async () => {
  const { tree } = town.people.communitySecretary.api.grid
  const boundary = { type: 'Polygon' as const, coordinates: [square(120, 30)] }
  const { version } = await tree.outline({ org: 'g1', version: 1, boundary })
  expect((await around(120.001, 30.001)).holding).toEqual(['g1'])
  await tree.outline({ org: 'g1', version, boundary: null })
  expect(await around(120.001, 30.001)).toEqual({ grids: [], holding: [] })
})
