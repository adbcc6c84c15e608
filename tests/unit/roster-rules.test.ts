import fc from 'fast-check'
import { buildingKey, entryOf, type RosterEntry } from '../../domain/grid/roster-cells'
import { isTemplate, mappingFaults, suggestMapping, wholeMapping } from '../../domain/grid/roster-columns'
import {
  childUntilOf,
  judge,
  verdicts,
  writes,
  type Candidate,
  type Surroundings,
} from '../../domain/grid/roster-rules'

const now = Date.parse('2026-11-22T10:00:00+08:00')
const columns = wholeMapping({ name: 0, building: 1, door: 2, phone: 3, relation: 4, birth: 5 })

const faultsOf = (cells: string[]): string[] => {
  const read = entryOf({ cells, faults: [] }, columns, now)
  return 'faults' in read ? read.faults.map(({ code, column }) => `${column ?? ''}:${code}`) : []
}
const entryIn = (cells: string[]): RosterEntry | null => {
  const read = entryOf({ cells, faults: [] }, columns, now)
  return 'entry' in read ? read.entry : null
}

describe('cells', () => {
  test.each([
    [['', '3', '402'], ['0:missing']],
    [
      ['秦岚', '', ''],
      ['1:missing', '2:missing'],
    ],
    [['秦岚1', '3', '402'], ['0:name']],
    [['秦岚', '3', '45416'], ['2:door_is_date']],
    [['秦岚', '3', '二楼'], ['2:door']],
    [['秦岚', '3', '402', '12345'], ['3:phone']],
    [['秦岚', '3', '402', '', '远亲'], ['4:relation']],
    [['秦岚', '3', '402', '', '', '2030-01-01'], ['5:birth']],
    [['秦岚', '3', '402', '', '', '2018-02-30'], ['5:birth']],
    [['秦'.repeat(61), '3', '402'], ['0:too_long']],
  ])('%j is wrong in %j', (cells, wanted) => {
    expect(faultsOf(cells)).toEqual(wanted)
  })

  test.each([
    ['139 0000 1111', '13900001111'],
    ['+86-139-0000-1111', '13900001111'],
    ['１３９００００１１１１', '13900001111'],
    ['1.3900001111E10', '13900001111'],
    // Whatever the other doors take: the office's own export must come in again.
    ['12610728567', '12610728567'],
  ])('the phone %s is understood', (written, wanted) => {
    expect(entryIn(['秦岚', '3', '402', written])?.phone).toBe(wanted)
  })

  test.each(['2018-05-01', '2018/5/1', '2018年5月1日', '20180501', '43221'])(
    'the day %s is understood',
    (written) => {
      expect(entryIn(['秦岚', '3', '402', '', '', written])?.birth).toBe(
        Date.parse('2018-05-01T00:00:00+08:00'),
      )
    },
  )

  test.each(['3', '3栋', '3 幢', '3#', '３号楼', '3号'])('%s is building 3', (written) => {
    expect(buildingKey(written)).toBe('3号楼')
  })
})

describe('columns', () => {
  test('are known by our own and by other usual heads', () => {
    expect(suggestMapping(['序号', '居民姓名', '联系电话', '楼号', '房号'])).toMatchObject({
      ...{ name: 1, phone: 2, building: 3, door: 4, estate: null },
    })
  })

  test('two of the same head are a doubt', () => {
    expect(suggestMapping(['姓名', '姓名', '楼栋']).name).toBeNull()
    expect(isTemplate(['姓名', '手机号', '小区', '楼栋', '门牌号', '与户主关系', '出生日期', '姓名'])).toBe(
      false,
    )
  })

  test('what is missing, beyond the file or taken twice is named', () => {
    const faults = mappingFaults(wholeMapping({ name: 0, building: 9, door: 0 }), 5)
    expect(Object.keys(faults).sort()).toEqual(['building', 'door'])
    expect(Object.keys(mappingFaults(wholeMapping({ name: 0 }), 5)).sort()).toEqual(['building', 'door'])
  })
})

const entry: RosterEntry = {
  name: '秦岚',
  estate: null,
  building: '3',
  door: '402',
  phone: null,
  relation: null,
  birth: null,
}
const lan: Candidate = {
  ...{ id: 'p1', version: 4, name: '秦岚', householdId: 'h1', home: '3号楼 402', phone: '13900001111' },
  ...{
    phoneProof: null,
    relation: 'owner',
    residence: 'verified',
    isRepresentative: false,
    childUntil: null,
    pastHomes: [],
  },
}
const around: Surroundings = {
  ...{
    byPhone: [],
    atDoor: [],
    householdId: 'h1',
    home: '3号楼 402',
    earlier: { seat: null, phone: null },
    now,
  },
}
const verdictOf = (changes: Partial<RosterEntry>, surroundings: Partial<Surroundings>) => {
  const { verdict, faults } = judge({ ...entry, ...changes }, { ...around, ...surroundings })
  return [verdict, ...faults.map(({ code }) => code)]
}
const phone = '13900001111'

describe('a row is', () => {
  test.each<[string, Partial<RosterEntry>, Partial<Surroundings>, string[]]>([
    ['new, where nobody is known', {}, {}, ['new']],
    ['the same', { phone }, { byPhone: [lan], atDoor: [lan] }, ['same']],
    ['the same without a phone', {}, { atDoor: [lan] }, ['same']],
    ['new, beside others of the household', { name: '秦海' }, { atDoor: [lan] }, ['new']],
    ['changed', { relation: 'tenant' }, { atDoor: [lan] }, ['changed']],
    [
      'changed, where the home was not verified',
      {},
      { atDoor: [{ ...lan, residence: 'pending' }] },
      ['changed'],
    ],
    ['moved', { phone }, { byPhone: [lan], householdId: 'h2' }, ['moved']],
    ['a double of an earlier row', {}, { earlier: { seat: 3, phone: null } }, ['duplicate', 'row_twice']],
    ['a double of an earlier phone', {}, { earlier: { seat: null, phone: 3 } }, ['duplicate', 'phone_twice']],
    [
      'of a phone that another has',
      { name: '秦海', phone },
      { byPhone: [lan] },
      ['duplicate', 'phone_taken'],
    ],
    [
      'of two people',
      { phone },
      { byPhone: [lan], atDoor: [{ ...lan, id: 'p2' }] },
      ['duplicate', 'several'],
    ],
    [
      'against a proven phone',
      { phone: '13900002222' },
      { atDoor: [{ ...lan, phoneProof: 'wechat' }] },
      ['fault', 'phone_proven'],
    ],
    [
      'of a representative who moves',
      { phone },
      { byPhone: [{ ...lan, isRepresentative: true }], householdId: null },
      ['fault', 'representative'],
    ],
  ])('%s', (_, changes, surroundings, wanted) => {
    expect(verdictOf(changes, surroundings)).toEqual(wanted)
  })
})

const candidate: fc.Arbitrary<Candidate> = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3'),
  version: fc.nat(),
  name: fc.constantFrom('秦岚', '秦海'),
  householdId: fc.constantFrom('h1', 'h2'),
  home: fc.constant('3号楼 402'),
  phone: fc.constantFrom(phone, '13900002222', null),
  phoneProof: fc.constantFrom('wechat' as const, null),
  relation: fc.constantFrom('owner' as const, 'tenant' as const),
  residence: fc.constantFrom('verified' as const, 'pending' as const, 'left' as const),
  isRepresentative: fc.boolean(),
  childUntil: fc.constant(null),
  pastHomes: fc.constant([]),
})

test('whatever is known: exactly one verdict, a person only where one is meant, differences only where it writes', () => {
  const some = fc.array(candidate, { maxLength: 3 })
  const input = fc.record({ byPhone: some, atDoor: some, householdId: fc.constantFrom('h1', 'h2', null) })
  fc.assert(
    fc.property(input, fc.constantFrom(phone, null), (surroundings, number) => {
      const judged = judge({ ...entry, phone: number }, { ...around, ...surroundings })
      expect(verdicts).toContain(judged.verdict)
      expect(judged.faults.length > 0).toBe(judged.verdict === 'fault' || judged.verdict === 'duplicate')
      expect(judged.differences.length > 0).toBe(judged.verdict === 'changed' || judged.verdict === 'moved')
      expect(judged.person !== null).toBe(['same', 'changed', 'moved'].includes(judged.verdict))
      if (!writes(judged.verdict)) return
      expect(surroundings.byPhone.every(({ name }) => name === entry.name)).toBe(true)
    }),
  )
})

test('a child is one until the 14th birthday, leap days included', () => {
  expect(childUntilOf(Date.parse('2020-02-29T00:00:00+08:00'), now)).toBe(
    Date.parse('2034-03-01T00:00:00+08:00'),
  )
  expect(childUntilOf(Date.parse('2012-11-22T00:00:00+08:00'), now)).toBeNull()
})
