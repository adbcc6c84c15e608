import { $, _, db, type Fields } from '../support'

/** One operator of `db.command`, what it finds and what not. */
export interface QueryRow {
  readonly operator: string
  readonly it: string
  readonly given: readonly Fields[]
  readonly where: unknown
  /** Ids of the documents found, in order of insertion. */
  readonly finds: readonly unknown[]
}

const PROGRESS = [
  { _id: 'none' },
  { _id: 'a', progress: 0 },
  { _id: 'b', progress: 50 },
  { _id: 'c', progress: 90, tags: ['cloud', 'database'] },
  { _id: 'd', progress: 100, tags: ['cloud'], done: true },
  { _id: 'e', progress: '90', tags: [] },
]
const progress = (operator: string, condition: unknown, finds: readonly unknown[]): QueryRow => {
  const says = `${operator}: ${JSON.stringify(finds)}`
  return { operator, it: says, given: PROGRESS, where: { progress: condition }, finds }
}

const comparisons: readonly QueryRow[] = [
  progress('eq', _['eq']?.(90), ['c']),
  progress('neq', _['neq']?.(90), ['none', 'a', 'b', 'd', 'e']),
  progress('gt', _['gt']?.(50), ['c', 'd']),
  progress('gte', _['gte']?.(50), ['b', 'c', 'd']),
  progress('lt', _['lt']?.(50), ['a']),
  progress('lte', _['lte']?.(50), ['a', 'b']),
  progress('in', _['in']?.([0, 100]), ['a', 'd']),
  progress('nin', _['nin']?.([0, 100]), ['none', 'b', 'c', 'e']),
  progress('mod', _['mod']?.(20, 10), ['b', 'c']),
  progress('exists', _['exists']?.(true), ['a', 'b', 'c', 'd', 'e']),
  progress('exists', _['exists']?.(false), ['none']),
  {
    operator: 'eq',
    it: 'eq takes a whole object, a plain object its fields one by one',
    given: [
      { _id: 1, stat: { year: 2018, language: 'zh' } },
      { _id: 2, stat: { year: 2018, language: 'zh', more: 1 } },
    ],
    where: { stat: _['eq']?.({ year: 2018, language: 'zh' }) },
    finds: [1],
  },
  {
    operator: 'gt',
    it: 'gt compares dates',
    given: [
      { _id: 1, at: new Date(1) },
      { _id: 2, at: new Date(3) },
      { _id: 3, at: 5 },
    ],
    where: { at: _['gt']?.(new Date(2)) },
    finds: [2],
  },
  {
    operator: 'in',
    it: 'in takes regular expressions, null finds what is missing',
    given: [{ _id: 1, name: 'best' }, { _id: 2, name: 'rest' }, { _id: 3 }],
    where: { name: _['in']?.([/^b/, null]) },
    finds: [1, 3],
  },
]

const TASKS = [
  { _id: 1 },
  { _id: 2, progress: 10 },
  { _id: 3, progress: 60, done: true },
  { _id: 4, progress: 100 },
]
const todo = (operator: string, it: string, where: unknown, finds: readonly unknown[]): QueryRow => ({
  ...{ operator, it, given: TASKS, where, finds },
})

const logic: readonly QueryRow[] = [
  todo('and', 'and on one field', { progress: _['and']?.(_['gt']?.(50), _['lt']?.(100)) }, [3]),
  todo('and', 'a chain of commands is an and', { progress: _['gt']?.(50).lt(100) }, [3]),
  todo('and', 'and of queries', _['and']?.([{ progress: _['gt']?.(50) }, { done: true }]), [3]),
  todo('or', 'or on one field', { progress: _['or']?.([_['gt']?.(80), _['lt']?.(20)]) }, [2, 4]),
  todo('or', 'or behind a command', { progress: _['gt']?.(80).or(_['lt']?.(20)) }, [2, 4]),
  todo('or', 'or over fields', _['or']?.([{ progress: _['gt']?.(80) }, { done: true }]), [3, 4]),
  todo(
    'not',
    'not of a command also finds what is missing',
    { progress: _['not']?.(_['eq']?.(100)) },
    [1, 2, 3],
  ),
  todo('nor', 'nor on one field', { progress: _['nor']?.([_['lt']?.(20), _['gt']?.(80)]) }, [1, 3]),
  todo(
    'nor',
    'nor with exists',
    { progress: _['exists']?.(true).and(_['nor']?.([_['lt']?.(20), _['gt']?.(80)])) },
    [3],
  ),
  todo('nor', 'nor of queries', _['nor']?.([{ progress: _['lt']?.(20) }, { done: true }]), [1, 4]),
]

const PLACES = [
  {
    _id: 'a0',
    places: [
      { type: 'garden', area: 300, age: 1 },
      { type: 'theatre', area: 50, age: 15 },
    ],
  },
  {
    _id: 'a1',
    places: [
      { type: 'mall', area: 300, age: 9 },
      { type: 'theatre', area: 50, age: 1 },
    ],
  },
]

const onArrays: readonly QueryRow[] = [
  progress('exists', _['exists']?.(true), ['a', 'b', 'c', 'd', 'e']),
  {
    operator: 'all',
    it: 'all wants every value',
    given: PROGRESS,
    where: { tags: _['all']?.(['database', 'cloud']) },
    finds: ['c'],
  },
  {
    operator: 'size',
    it: 'size is exact',
    given: PROGRESS,
    where: { tags: _['size']?.(1) },
    finds: ['d'],
  },
  {
    operator: 'elemMatch',
    it: 'elemMatch wants one element for all conditions',
    given: PLACES,
    where: { places: _['elemMatch']?.({ area: _['gt']?.(100), age: _['lt']?.(2) }) },
    finds: ['a0'],
  },
  {
    operator: 'elemMatch',
    it: 'without elemMatch different elements may satisfy the conditions',
    given: PLACES,
    where: { places: { area: _['gt']?.(100), age: _['lt']?.(2) } },
    finds: ['a0', 'a1'],
  },
  {
    operator: 'elemMatch',
    it: 'elemMatch on plain values',
    given: [
      { _id: 1, scores: [60, 80, 90] },
      { _id: 2, scores: [60, 100] },
    ],
    where: { scores: _['elemMatch']?.({ $gt: 80, $lt: 100 }) },
    finds: [1],
  },
]

const STOCK = [
  { _id: 1, inStock: 5, ordered: 9 },
  { _id: 2, inStock: 9, ordered: 5 },
  { _id: 3, ordered: 1 },
]

const expressions: readonly QueryRow[] = [
  {
    operator: 'expr',
    it: 'expr compares two fields; a missing one is below everything',
    given: STOCK,
    where: _['expr']?.($['gt']?.(['$ordered', '$inStock'])),
    finds: [1, 3],
  },
  {
    operator: 'expr',
    it: 'expr beside other conditions',
    given: STOCK,
    where: _['and']?.([{ ordered: _['gt']?.(2) }, _['expr']?.($['gt']?.(['$ordered', '$inStock']))]),
    finds: [1],
  },
  {
    operator: 'expr',
    it: 'expr computes: what is below 8 after the discount',
    given: [
      { _id: 1, price: 9 },
      { _id: 2, price: 15 },
      { _id: 3, price: 17 },
      { _id: 4, price: 11 },
    ],
    where: _['expr']?.(
      $['lt']?.([
        $['cond']?.({
          if: $['gte']?.(['$price', 10]),
          then: $['multiply']?.(['$price', 0.5]),
          else: $['multiply']?.(['$price', 0.8]),
        }),
        8,
      ]),
    ),
    finds: [1, 2, 4],
  },
]

const PEOPLE = [
  { _id: 1, name: 'Ann', age: 30, tags: ['a', 'b'] },
  { _id: 2, name: 'Bo', age: 17 },
  { _id: 3, name: 'Cy', age: '40', tags: ['a', 'a'] },
]
const schema = (it: string, argument: unknown, finds: readonly unknown[]): QueryRow => ({
  ...{
    operator: 'jsonSchema',
    it: `jsonSchema: ${it}`,
    given: PEOPLE,
    where: _['jsonSchema']?.(argument),
    finds,
  },
})

const schemas: readonly QueryRow[] = [
  schema('required', { required: ['tags'] }, [1, 3]),
  schema('bsonType of a property', { properties: { age: { bsonType: 'int' } } }, [1, 2]),
  schema('type of a property', { properties: { age: { type: 'string' } } }, [3]),
  schema(
    'minimum and exclusiveMaximum',
    { properties: { age: { minimum: 17, maximum: 30, exclusiveMaximum: true } } },
    [2, 3],
  ),
  schema('pattern and length', { properties: { name: { pattern: '^[AB]', minLength: 3 } } }, [1]),
  schema('enum', { properties: { name: { enum: ['Bo', 'Cy'] } } }, [2, 3]),
  schema(
    'items, maxItems and uniqueItems',
    {
      required: ['tags'],
      properties: { tags: { items: { bsonType: 'string' }, maxItems: 2, uniqueItems: true } },
    },
    [1],
  ),
  schema(
    'anyOf, oneOf, allOf and not',
    {
      allOf: [{ anyOf: [{ required: ['tags'] }] }, { not: { properties: { age: { type: 'string' } } } }],
      oneOf: [{ required: ['name'] }],
    },
    [1],
  ),
  schema(
    'additionalProperties and patternProperties',
    { properties: { _id: {}, name: {} }, patternProperties: { '^a': {} }, additionalProperties: false },
    [2],
  ),
  schema(
    'dependencies, minProperties and maxProperties',
    { dependencies: { age: ['tags'] }, minProperties: 3, maxProperties: 4 },
    [1, 3],
  ),
]

const NAMES = [
  { _id: 1, name: 'miniprogram' },
  { _id: 2, name: 'MiniGame' },
  { _id: 3, name: 'first\nmini' },
  { _id: 4, name: ['game', 'mini'] },
  { _id: 5, name: 7 },
]
const named = (it: string, name: unknown, finds: readonly unknown[]): QueryRow => ({
  ...{ operator: 'RegExp', it: `a regular expression ${it}`, given: NAMES, where: { name }, finds },
})

const patterns: readonly QueryRow[] = [
  named('as JavaScript writes it', /^mini/, [1, 4]),
  named('with option i', db.RegExp({ regexp: '^mini', options: 'i' }), [1, 2, 4]),
  named('with option m', db.RegExp({ regexp: '^mini', options: 'm' }), [1, 3, 4]),
  named('with option s', db.RegExp({ regexp: 'first.mini', options: 's' }), [3]),
  named('without option s', db.RegExp({ regexp: 'first.mini' }), []),
  named('with option x', db.RegExp({ regexp: '^ mini # a comment\n p', options: 'x' }), [1]),
  named('with its option in front', db.RegExp({ regexp: '(?i)^MINI' }), [1, 2, 4]),
  named('under not', _['not']?.(/mini/), [2, 5]),
]

/** Every query operator, with the manual's examples. */
export const queryRows: readonly QueryRow[] = [
  ...[...comparisons, ...logic, ...onArrays, ...expressions, ...schemas, ...patterns],
]
