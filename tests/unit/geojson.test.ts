import fc from 'fast-check'
import { fromWgs84 } from '../../domain/grid/datum'
import { readOutline } from '../../domain/grid/geojson'

const corners = [
  [121.3, 30.4],
  [121.31, 30.4],
  [121.31, 30.41],
]
const ring = [...corners, corners[0]]
const polygon = { type: 'Polygon', coordinates: [ring] }
const read = (value: unknown, datum: 'gcj02' | 'wgs84' = 'gcj02') => readOutline(JSON.stringify(value), datum)

test.each([
  ['a polygon', polygon],
  ['a feature', { type: 'Feature', properties: { name: '三网格' }, geometry: polygon }],
  ['a collection of one', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] }],
  ['several polygons of which there is one', { type: 'MultiPolygon', coordinates: [[ring]] }],
  ['a ring that was left open', { type: 'Polygon', coordinates: [corners] }],
  [
    'points with heights, some twice',
    { type: 'Polygon', coordinates: [ring.flatMap((at) => [[...(at ?? []), 7], at])] },
  ],
])('%s is read', (_, value) => {
  expect(read(value)).toEqual({ ring })
})

test('what satellites measured is moved to where maps show it, within a decimetre', () => {
  const [first] = ring
  const { longitude, latitude } = fromWgs84({ longitude: first?.[0] ?? 0, latitude: first?.[1] ?? 0 })
  const found = read(polygon, 'wgs84')
  const [x, y] = ('ring' in found && found.ring[0]) || [0, 0]
  expect(Math.abs(x - longitude)).toBeLessThan(1e-6)
  expect(Math.abs(y - latitude)).toBeLessThan(1e-6)
})

test.each([
  ['a place', { type: 'Point', coordinates: [121, 30] }, '里面没有多边形'],
  ['nothing', null, '里面没有多边形'],
  ['a polygon without rings', { type: 'Polygon', coordinates: [] }, '里面没有多边形'],
  ['two grids', { type: 'MultiPolygon', coordinates: [[ring], [ring]] }, '里面有好几块，请一次只贴一个网格'],
  ['a hole', { type: 'Polygon', coordinates: [ring, ring] }, '边界只能有一圈，中间有洞的画不了'],
  [
    'latitude first',
    { type: 'Polygon', coordinates: [ring.map((at) => [...(at ?? [])].reverse())] },
    '经度和纬度好像写反了，应该经度在前、纬度在后',
  ],
  ['words for numbers', { type: 'Polygon', coordinates: [[['东', '西']]] }, '有的点不是经度和纬度'],
  ['metres', { type: 'Polygon', coordinates: [ring.map(() => [500_000, 30])] }, '有的点不是经度和纬度'],
  [
    'a coast line',
    { type: 'Polygon', coordinates: [Array.from({ length: 300 }, (_, at) => [121 + at / 1000, 30])] },
    '有 301 个点，最多 200 个，请先简化一下',
  ],
])('%s is refused in words', (_, value, fault) => {
  expect(read(value)).toEqual({ fault })
})

test('no text whatever is thrown at it breaks it', () => {
  const answers = ['ring', 'fault']
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(answers).toContain(Object.keys(readOutline(text, 'wgs84'))[0])
    }),
  )
})
