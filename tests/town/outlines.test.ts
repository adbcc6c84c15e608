import { outlinesOf } from '../../config/town/outlines'
import { ringFault } from '../../domain/grid/boundary'
import { centreOf, gridsAt, overlaps } from '../../domain/grid/outline'

const community = (at: number, grids: number) =>
  [...outlinesOf({ community: at, grids: Array.from({ length: grids }, (_, grid) => `x${at}-${grid}`) })].map(
    ([id, boundary]) => ({ id, boundary }),
  )

test.each([1, 2, 4, 7, 10, 11, 13])(
  'a community of %d grids is drawn without faults or overlaps',
  (grids) => {
    const drawn = [...community(0, grids), ...community(1, grids), ...community(24, grids)]
    expect(drawn.map(({ boundary }) => ringFault(boundary)).filter(Boolean)).toEqual([])
    const overlapping = drawn.flatMap((one, at) =>
      drawn.slice(at + 1).filter((other) => overlaps(one.boundary, other.boundary)),
    )
    expect(overlapping).toEqual([])
    for (const { id, boundary } of drawn) {
      expect(gridsAt(centreOf(boundary), drawn).map((grid) => grid.id)).toEqual([id])
    }
  },
)

test('one grid of the demo is left for somebody to draw', () => {
  expect([...outlinesOf({ community: 0, grids: ['g1', 'g2', 'g3', 'g4'] }).keys()]).toEqual([
    'g1',
    'g2',
    'g3',
  ])
})
