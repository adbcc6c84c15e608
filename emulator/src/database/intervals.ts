import { encodeValue, successor, TYPE, typeByte } from './key-encoding'
import { isFields, isOperatorObject, type Fields } from './values'
import { must } from './must'

/** Keys from `low` (included) to `high` (excluded), in ascending encoding of one field. */
export interface Interval {
  readonly low: Buffer
  readonly high: Buffer
  /** Holds one value only. */
  readonly point: boolean
}

/** What one operator says about one path, as intervals of an index; the union of them. */
export interface Predicate {
  readonly path: string
  readonly intervals: readonly Interval[]
  /** True when a key in the intervals proves the operator, so that nothing is left to judge. */
  readonly exact: boolean
  /** The operator and its argument, for ids, which have no encoded index. */
  readonly operator: string
  readonly argument: unknown
}

/** What the conjuncts of a filter say to the planner. */
export interface Analysis {
  readonly predicates: Predicate[]
  /** Each entry is one `$or`: the filters of its branches. */
  readonly alternatives: Fields[][]
  /** False when some part of the filter is in neither list. */
  complete: boolean
}

const SCALAR_TYPES = new Set<number>([TYPE.number, TYPE.string, TYPE.boolean, TYPE.date])

const RANGE_OPERATORS = new Set(['$gt', '$gte', '$lt', '$lte'])

/** Reads a filter's top-level conjunction, `$and` included. */
export function analyse(filter: Fields): Analysis {
  const analysis: Analysis = { predicates: [], alternatives: [], complete: true }
  collect(analysis, filter)
  return analysis
}

function collect(analysis: Analysis, filter: Fields): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isFields(part)) collect(analysis, part)
    } else if (key === '$or' && Array.isArray(condition)) {
      analysis.alternatives.push(condition.filter(isFields))
      analysis.complete = false
    } else if (key.startsWith('$')) {
      analysis.complete = false
    } else {
      collectField(analysis, key, condition)
    }
  }
}

function collectField(analysis: Analysis, path: string, condition: unknown): void {
  const operators = isOperatorObject(condition) ? condition : { $eq: condition }
  for (const [operator, argument] of Object.entries(operators)) {
    if (operator === '$elemMatch') collectElement(analysis, path, argument)
    else if (operator === '$all' && Array.isArray(argument)) collectAll(analysis, path, argument)
    else addPredicate(analysis, { path, operator, argument }, intervalsOf(operator, argument, operators))
  }
}

/** The predicates inside `$elemMatch` hold for the path below it too, but do not say all. */
function collectElement(analysis: Analysis, path: string, argument: unknown): void {
  analysis.complete = false
  if (!isFields(argument)) return
  const inner = isOperatorObject(argument) ? analyseElement(path, argument) : analyse(argument)
  for (const predicate of inner.predicates) {
    const below = isOperatorObject(argument) ? path : `${path}.${predicate.path}`
    analysis.predicates.push({ ...predicate, path: below, exact: false })
  }
}

/** Operators on the element itself all hold for one element, so their intervals intersect. */
function analyseElement(path: string, operators: Fields): { predicates: Predicate[] } {
  const inner: Analysis = { predicates: [], alternatives: [], complete: false }
  collectField(inner, path, operators)
  if (inner.predicates.length < 2) return inner
  const intervals = intersectAll(inner.predicates.map((predicate) => predicate.intervals))
  return { predicates: [{ path, intervals, exact: false, operator: '$elemMatch', argument: operators }] }
}

function collectAll(analysis: Analysis, path: string, members: readonly unknown[]): void {
  if (members.length === 0) analysis.complete = false
  for (const member of members)
    collectField(analysis, path, isElementMatch(member) ? member : { $eq: member })
}

const isElementMatch = (member: unknown): member is Fields => isFields(member) && '$elemMatch' in member

type Found = Pick<Predicate, 'intervals' | 'exact'> | undefined

function addPredicate(
  analysis: Analysis,
  source: Pick<Predicate, 'path' | 'operator' | 'argument'>,
  found: Found,
): void {
  if (found) analysis.predicates.push({ ...source, ...found })
  if (!found?.exact) analysis.complete = false
}

function intervalsOf(operator: string, argument: unknown, all: Fields): Found {
  if (RANGE_OPERATORS.has(operator)) return range(operator, argument)
  switch (operator) {
    case '$eq':
      return equality([argument])
    case '$in':
      return Array.isArray(argument) ? equality(argument) : undefined
    case '$exists':
      return argument ? undefined : { intervals: [pointOf(null)], exact: false }
    case '$regex':
      return prefix(argument instanceof RegExp ? argument : regExpOf(argument, all['$options']))
    default:
      return undefined
  }
}

function regExpOf(pattern: unknown, flags: unknown): RegExp | undefined {
  return typeof pattern === 'string' && !flags && isPlainPrefix(pattern) ? new RegExp(pattern) : undefined
}

function equality(values: readonly unknown[]): Found {
  if (values.length === 1 && values[0] instanceof RegExp) return prefix(values[0])
  if (!values.every((value) => value === null || SCALAR_TYPES.has(typeByte(value)))) return undefined
  const intervals = values.map(pointOf).sort(byLow)
  const distinct = intervals.filter((item, at) => at === 0 || !item.low.equals(must(intervals[at - 1]).low))
  return { intervals: distinct, exact: !values.includes(null) }
}

function range(operator: string, argument: unknown): Found {
  const type = typeByte(argument)
  if (!SCALAR_TYPES.has(type) || Number.isNaN(argument)) return undefined
  const value = encodeValue(argument)
  const bottom = type === TYPE.number ? successor(encodeValue(NaN)) : Buffer.from([type])
  const top = Buffer.from([type + 1])
  const low = operator === '$gt' ? successor(value) : operator === '$gte' ? value : bottom
  const high = operator === '$lt' ? value : operator === '$lte' ? successor(value) : top
  return { intervals: [{ low, high, point: false }], exact: true }
}

const isPlainPrefix = (source: string): boolean => /^\^[^\\^$.|?*+()[\]{}]+$/.test(source)

/** `/^text/` reads the keys that begin with the text; the pattern is still judged. */
function prefix(pattern: RegExp | undefined): Found {
  if (!pattern || pattern.flags !== '' || !isPlainPrefix(pattern.source)) return undefined
  const whole = encodeValue(pattern.source.slice(1))
  const low = whole.subarray(0, whole.length - 2)
  return { intervals: [{ low: Buffer.from(low), high: successor(low), point: false }], exact: false }
}

function pointOf(value: unknown): Interval {
  const low = encodeValue(value)
  return { low, high: successor(low), point: true }
}

const byLow = (a: Interval, b: Interval): number => Buffer.compare(a.low, b.low)

/** Intervals that lie in every one of the lists. */
export function intersectAll(lists: readonly (readonly Interval[])[]): readonly Interval[] {
  const [first = [], ...others] = lists
  return others.reduce((left, right) => left.flatMap((a) => right.flatMap((b) => overlap(a, b))), first)
}

function overlap(a: Interval, b: Interval): Interval[] {
  const low = Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low
  const high = Buffer.compare(a.high, b.high) <= 0 ? a.high : b.high
  return Buffer.compare(low, high) < 0 ? [{ low, high, point: a.point || b.point }] : []
}
