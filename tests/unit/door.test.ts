import fc from 'fast-check'
import { adulthoodOf } from '../../cloudfunctions/features/identity/childhood'
import { addressOf, doorOf, roomFrom, roomIn } from '../../domain/grid/door'

describe('a door as people write it', () => {
  it.each([
    ['402', '402'],
    [' 402 室 ', '402'],
    ['４０２', '402'],
    ['2单元402', '2-402'],
    ['2-402室', '2-402'],
    ['2—402', '2-402'],
    ['12b', '12B'],
  ])('%s is %s', (typed, room) => expect(roomFrom(typed)).toBe(room))

  it.each(['', '室', '我家', '402;', '1-2-3', '4'.repeat(9), '$ne', '-402'])('%s is none', (typed) =>
    expect(roomFrom(typed)).toBeNull(),
  )

  it('begins with the number of its building, where that has one', () => {
    expect(doorOf('3号楼', '402')).toBe('3-402')
    expect(doorOf('12 栋', '2-402')).toBe('12-2-402')
    expect(doorOf('幸福里', '402')).toBe('402')
  })

  it('is found again in the address that is kept of it, and in no other', () => {
    const rooms = fc.stringMatching(/^(\d{1,2}-)?\d{1,5}[A-Z]?$/)
    const place = { community: '锦绣社区', building: '3号楼' }
    fc.assert(fc.property(rooms, (room) => roomIn(addressOf(place, room), place) === room))
    expect(roomIn('幸福路 8 号', place)).toBe('')
  })
})

describe('the 14th birthday', () => {
  const now = Date.parse('2026-11-22T10:00:00+08:00')
  const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

  it.each([
    ['2020-05-01', '2034-05-01'],
    ['2016-02-29', '2030-03-01'],
    ['2012-11-23', '2026-11-23'],
  ])('of somebody born on %s is %s', (born, until) => expect(adulthoodOf(born, now)).toBe(day(until)))

  it.each(['2012-11-22', '2000-01-01', '2026-11-23', '2020-02-30', '2020-13-01', '0000-00-00'])(
    'is refused for %s: over, ahead, or no day',
    (born) => expect(() => adulthoodOf(born, now)).toThrow(),
  )
})
