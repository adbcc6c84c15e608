import type { Org } from '../../../domain/grid/org'
import { makeKey } from '../../support/cloud'
import { drawn, splitting, square, storedGrid, thirdGrid } from '../../support/grid'
import { codeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const secretary = () => town.people.communitySecretary.api.grid.tree
const polygon = (ring: [number, number][]) => ({ type: 'Polygon' as const, coordinates: [ring] })
const outline = (ring: [number, number][], more: object = {}) =>
  secretary().outline({ org: 'g1', version: 1, boundary: polygon(ring), ...more })
const org = async (id: string): Promise<Org | undefined> =>
  (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === id)

test('an outline is kept with the squares of the map that it lies in, and shown to those who manage it', async () => {
  expect(await outline(square(120, 30))).toEqual({ org: 'g1', version: 2 })
  expect(await org('g1')).toMatchObject({ ...drawn(square(120, 30)), redraw: false, version: 2 })
  expect((await secretary().get({ org: 'g1' })).org).toMatchObject({
    ...{ outline: square(120, 30), redraw: false },
  })
  expect((await secretary().get({ org: 'g2' })).org.outline).toBeNull()
})

test.each<[string, [number, number][], string]>([
  [
    'crosses itself',
    [
      [120, 30],
      [120.01, 30.01],
      [120.01, 30],
      [120, 30.01],
      [120, 30],
    ],
    '边线自己交叉了：第 1 条和第 3 条',
  ],
  ['is a few steps wide', square(120, 30, 0.0001), '圈出来的地方太小，检查一下点的位置'],
  ['is as wide as a province', square(120, 30, 2), '圈出来的地方太大，检查一下有没有点错'],
])('an outline that %s is refused by its reason, and nothing is changed', async (_, ring, words) => {
  const before = JSON.stringify(await town.cloud.documents('orgs'))
  const { code, fields } = await refusalOf(outline(ring))
  expect([code, fields]).toEqual(['invalid', { 'boundary.coordinates.0': words }])
  expect(JSON.stringify(await town.cloud.documents('orgs'))).toBe(before)
})

test('only a grid has an outline', async () => {
  expect((await refusalOf(outline(square(120, 30), { org: 'b1' }))).fields).toEqual({
    org: '只有网格可以画边界',
  })
})

test('overlapping a neighbour is no fault: the office may mean it', async () => {
  await outline(square(120, 30))
  expect(
    await secretary().outline({ org: 'g2', version: 1, boundary: polygon(square(120.001, 30)) }),
  ).toEqual({
    org: 'g2',
    version: 2,
  })
})

test('of two who draw at once one is told, and a lost reply is answered again', async () => {
  const call = (ring: [number, number][], key: string) =>
    town.people.communitySecretary.call(
      'grid.tree.outline',
      { org: 'g1', version: 1, boundary: polygon(ring) },
      key,
    )
  const key = makeKey()
  const both = await Promise.all([call(square(120, 30), key), call(square(121, 31), makeKey())])
  expect(both.map(({ reply }) => reply.ok).sort()).toEqual([false, true])
  expect(await codeOf(outline(square(122, 32)))).toBe('conflict')
  const stored = (await org('g1'))?.boundary
  const again = await call(
    (stored ?? []).map(([x, y]) => [x, y]),
    key,
  )
  expect(again.reply).toMatchObject({ ok: true, data: { version: 2 } })
  expect((await org('g1'))?.version).toBe(2)
})

test('a grid that is split keeps its outline, which asks to be looked at; the new one has none', async () => {
  await thirdGrid(town.cloud)
  await secretary().outline({ org: 'g3', version: 1, boundary: polygon(square(120, 30)) })
  const { org: opened } = await secretary().split({ ...splitting, version: 2, secretary: null, at: null })
  const { org: kept } = await secretary().get({ org: 'g3' })
  expect(kept).toMatchObject({ outline: square(120, 30), redraw: true })
  const fresh = (await town.cloud.documents<Org>('orgs')).find(({ name }) => name === splitting.name)
  expect((await secretary().get({ org: fresh?._id ?? opened })).org).toMatchObject({
    ...{ outline: null, redraw: false },
  })
  await secretary().outline({ org: 'g3', version: kept.version, boundary: polygon(square(120, 30, 0.001)) })
  expect((await secretary().get({ org: 'g3' })).org).toMatchObject({ redraw: false })
})

test('grids that are merged leave the outline of the one that stays, which asks to be looked at', async () => {
  const [stays, goes] = [storedGrid('g5', 1), storedGrid('g6', 1)].map(([grid, ...buildings], at) => [
    { ...grid, ...drawn(square(120 + at * 0.002, 30)) },
    ...buildings,
  ])
  await town.cloud.insert('orgs', [...(stays ?? []), ...(goes ?? [])])
  await secretary().merge({ org: 'g5', version: 1, grids: ['g6'], at: null })
  expect((await secretary().get({ org: 'g5' })).org).toMatchObject({ outline: square(120, 30), redraw: true })
  const { join } = town.people.stranger.api.identity
  expect((await join.around({ longitude: 120.003, latitude: 30.001 })).holding).toEqual([])
})
