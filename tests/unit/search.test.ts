import fc from 'fast-check'
import { doorFrom, maskDoor, searchFrom } from '../../domain/grid/search'

test.each([
  ['3-402', '3-402'],
  ['3号楼402', '3-402'],
  ['3号402室', '3-402'],
  ['12栋', '12-'],
  [' 3 - 402 ', '3-402'],
  ['402', null],
  ['三号楼', null],
  ['', null],
  ['3-2-402', '3-2-402'],
  ['3-402-1-5', null],
])('%s is the door %s', (typed, door) => {
  expect(doorFrom(typed)).toBe(door)
})

test.each([
  ['周桂', 'name'],
  ['6301', 'phone'],
  ['138 0000 6301', 'phone'],
  ['3-402', 'door'],
  ['12栋', 'door'],
])('%s is looked for by %s', (typed, by) => {
  expect(searchFrom(typed)?.by).toBe(by)
})

test.each(['', '  ', '12', '402室之一', '1234567890123'])('%s is not enough to look for', (typed) => {
  expect(searchFrom(typed)).toBeNull()
})

test('a masked door never shows its number', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.integer({ min: 100, max: 99999 }), (building, door) => {
      expect(maskDoor(`${building}-${door}`)).toBe(`${building}-***`)
    }),
  )
})
