import fc from 'fast-check'
import type { Choice, Choices } from '../../domain/grid/roster'
import type { RosterEntry } from '../../domain/grid/roster-cells'
import {
  besideNamesakes,
  chosenFor,
  hasOnlyName,
  likelyWords,
  MOST_NAMESAKES,
  settled,
} from '../../domain/grid/roster-namesakes'
import type { Judgement, Namesake } from '../../domain/grid/roster-rules'

const now = Date.parse('2026-11-22T10:00:00+08:00')
const birth = Date.parse('2020-05-01T00:00:00+08:00')
const childUntil = Date.parse('2034-05-01T00:00:00+08:00')
const entry: RosterEntry = {
  ...{ name: '秦岚', estate: null, building: '3', door: '402', phone: null, relation: null, birth: null },
}
const lan: Namesake = {
  ...{ id: 'p1', version: 4, name: '秦岚', householdId: 'h1', home: '1号楼 101', phone: null },
  ...{ phoneProof: null, relation: 'owner', residence: 'verified', isRepresentative: false },
  ...{ childUntil: null, pastHomes: [], building: 'b1', door: '1-101', isFollowing: false },
}
const fresh: Judgement = { verdict: 'new', faults: [], differences: [], person: null }
const door = { householdId: null, home: '3号楼 402', now }
const nothing = { door, isStillThere: () => false, hasCompany: () => false, isWantedTwice: () => false }
const beside = (people: Namesake[], changes: Partial<RosterEntry> = {}, isCrowded = false): Judgement =>
  besideNamesakes({ ...entry, ...changes }, fresh, { found: { people, isCrowded }, now })

describe('a row without a phone, beside those of its name,', () => {
  test('is new where there are none', () => {
    expect(beside([])).toEqual(fresh)
  })

  test('may be a move where there is one', () => {
    expect(beside([lan])).toMatchObject({ verdict: 'likely', namesakes: { people: [lan], isCrowded: false } })
  })

  test('is new where the day of birth speaks against all of them', () => {
    expect(beside([{ ...lan, childUntil: childUntil + 1 }], { birth })).toEqual(fresh)
    expect(beside([{ ...lan, childUntil }], { birth: Date.parse('1990-01-01T00:00:00+08:00') })).toEqual(
      fresh,
    )
  })

  test('names nobody where there are too many', () => {
    const crowd = Array.from({ length: MOST_NAMESAKES + 1 }, (_, at) => ({ ...lan, id: `p${at}` }))
    expect(beside(crowd).namesakes).toEqual({ people: [], isCrowded: true })
    expect(beside([], {}, true)).toMatchObject({ verdict: 'likely', namesakes: { isCrowded: true } })
  })

  test('with a phone, or known at the door, is not asked about', () => {
    expect(hasOnlyName({ ...entry, phone: '13900001111' }, fresh)).toBe(false)
    expect(hasOnlyName(entry, { verdict: 'same' })).toBe(false)
    expect(hasOnlyName(entry, fresh)).toBe(true)
  })
})

describe('by what the whole file says, it is', () => {
  const other: Namesake = { ...lan, id: 'p2', householdId: 'h2', home: '2号楼 201' }
  const child: Namesake = { ...lan, childUntil }

  test.each<[string, Namesake[], Partial<typeof nothing>, Partial<RosterEntry>, string, string | null]>([
    ['likely a move, where nothing more is known', [lan], {}, {}, 'likely', null],
    ['new, where the file has them at their old door', [lan], { isStillThere: () => true }, {}, 'new', null],
    ['a move with the household', [lan], { hasCompany: () => true }, {}, 'moved', 'p1'],
    ['a move after the household', [{ ...lan, isFollowing: true }, other], {}, {}, 'moved', 'p1'],
    ['a move of the child born on that day', [child, other], {}, { birth }, 'moved', 'p1'],
    ['likely, of two of whom both came along', [lan, other], { hasCompany: () => true }, {}, 'likely', null],
    ['likely, of two born on that day', [child, { ...child, id: 'p2' }], {}, { birth }, 'likely', null],
    [
      'likely, where another row may mean them, too',
      [lan],
      { hasCompany: () => true, isWantedTwice: () => true },
      {},
      'likely',
      null,
    ],
    [
      'new, of a household that moved without them',
      [lan],
      { hasCompany: () => true, isStillThere: () => true },
      {},
      'new',
      null,
    ],
    [
      'refused, of a representative who would move',
      [{ ...lan, isRepresentative: true }],
      { hasCompany: () => true },
      {},
      'fault',
      null,
    ],
  ])('%s', (_, people, about, changes, verdict, id) => {
    const judged = settled({ ...entry, ...changes }, beside(people, changes), { ...nothing, ...about })
    expect([judged.verdict, judged.person?.id ?? null]).toEqual([verdict, id])
  })

  test('what a second look would say, too: a killed step is repeated', () => {
    const evidence = fc.record({ there: fc.boolean(), company: fc.boolean(), second: fc.boolean() })
    fc.assert(
      fc.property(evidence, ({ there, company, second }) => {
        const about = { ...nothing, isStillThere: () => there, hasCompany: () => company }
        const once = settled(entry, beside(second ? [lan, other] : [lan]), about)
        expect(settled(entry, once, about)).toEqual(once)
      }),
    )
  })
})

describe('what somebody says of it', () => {
  const likely = beside([lan])
  const both = beside([lan, { ...lan, id: 'p2' }])
  const say = (choice: Choice, person: string | null = null): Choices => ({
    rest: 'leave',
    rows: [{ row: 7, choice, person }],
  })

  test.each<[string, Judgement, Choices | undefined, object]>([
    ['nothing: nothing is written', likely, undefined, { as: 'leave' }],
    ['a move', likely, say('move'), { as: 'move', person: { id: 'p1' } }],
    ['somebody else', likely, say('new'), { as: 'new' }],
    ['of all of them', likely, { rest: 'move', rows: [] }, { as: 'move', person: { id: 'p1' } }],
    ['a move of nobody in particular among two', both, say('move'), { as: 'leave' }],
    ['a move of one among two', both, say('move', 'p2'), { as: 'move', person: { id: 'p2' } }],
    ['a move of somebody it does not mean', likely, say('move', 'stranger'), { as: 'leave' }],
    [
      'a move of a representative',
      beside([{ ...lan, isRepresentative: true }]),
      say('move'),
      { as: 'leave' },
    ],
  ])('%s', (_, judgement, choices, wanted) => {
    expect(chosenFor(7, judgement, choices)).toMatchObject(wanted)
  })

  test('is written in words for whoever reads the marked workbook', () => {
    expect(likelyWords(likely)).toBe('可能是搬家（秦岚，原住 1号楼 101），没有写')
    expect(likelyWords(beside([], {}, true))).toContain('同名的人太多')
  })
})
