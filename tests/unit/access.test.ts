import { contract } from '../../domain/contract'
import { peopleRoles } from '../../domain/grid/desk-contract'
import { procedures } from '../../domain/procedure'
import { sightOf } from '../../src/features/grid/logic/access'
import { shownBy } from '../../src/features/grid/access-text'

test('every sentence about what somebody sees belongs to a procedure that exists', () => {
  const paths = procedures(contract).map(([path]) => path)
  expect(Object.keys(shownBy).filter((path) => !paths.includes(path))).toEqual([])
})

test.each(peopleRoles)('%s is said to see what the contract lets them', (role) => {
  expect(sightOf(role)).toContain(shownBy['grid.desk.person'])
})

test('a resident is said to see nothing', () => {
  expect(sightOf('resident')).toEqual([])
})
