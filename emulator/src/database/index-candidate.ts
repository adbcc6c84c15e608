import type { Index } from './catalog'
import { intersectAll, type Analysis, type Interval, type Predicate } from './intervals'
import { successor } from './key-encoding'
import type { Access, KeyRange, Plan, SortSpec } from './plan'
import { must } from './must'

const MAX_RANGES = 256

/** A plan over one index, with what is needed to weigh it against others. */
export interface Candidate extends Plan {
  /** Leading fields held to single values or lists of values. */
  readonly equalities: number
  /** One more field is held to a stretch of values. */
  readonly ranged: boolean
  /** Every field of a unique index is held to one value: at most one document. */
  readonly unique: boolean
}

/** The leading fields of an index that a filter binds. */
interface Binding {
  readonly index: Index
  /** Intervals of each bound field, in ascending encoding. */
  readonly fields: (readonly Interval[])[]
  readonly used: Set<Predicate>
  points: number
}

/** The best use of one index for a filter and an order, or undefined when it helps with neither. */
export function candidateOf(index: Index, analysis: Analysis, sort: SortSpec): Candidate | undefined {
  const binding = bind(index, analysis.predicates)
  const order = serveSort(binding, sort, constantPaths(binding, analysis.predicates))
  if (binding.fields.length === 0 && order === undefined) return undefined
  const ranges = rangesOf(binding, order?.skipped ?? binding.points)
  return {
    access: accessOf(ranges, order),
    name: index.name,
    bounded: binding.fields.length > 0,
    sorted: order !== undefined || sort.length === 0,
    exact: analysis.complete && binding.used.size === analysis.predicates.length,
    repeats: index.multikey !== 0 || ranges.length > 1,
    indexes: [index],
    equalities: binding.points,
    ranged: binding.fields.length > binding.points,
    unique: holdsOne(binding, ranges),
  }
}

function accessOf(ranges: readonly KeyRange[], order: ServedOrder | undefined): Access {
  if (ranges.length === 0) return { kind: 'nothing' }
  return { kind: 'ranges', ranges, backward: order?.backward ?? false, merged: order !== undefined }
}

const holdsOne = ({ index, points }: Binding, ranges: readonly KeyRange[]): boolean =>
  index.unique && points === index.fields.length && ranges.length === 1

/**
 * Binds the longest prefix of fields: values first, then one stretch. Of the fields that share an array
 * only one may be bound, and by one predicate only, because another element may satisfy the next one.
 */
function bind(index: Index, predicates: readonly Predicate[]): Binding {
  const binding: Binding = { index, fields: [], used: new Set(), points: 0 }
  let arrayBound = false
  let ranges = 1
  for (const [n, field] of index.fields.entries()) {
    const inArray = (index.multikey & (1 << n)) !== 0
    const here = predicates.filter((predicate) => predicate.path === field.path)
    if (here.length === 0 || (inArray && arrayBound)) break
    const chosen = inArray ? [tightest(here)] : here
    const intervals = intersectAll(chosen.map((predicate) => predicate.intervals))
    ranges *= Math.max(intervals.length, 1)
    if (ranges > MAX_RANGES) break
    arrayBound ||= inArray
    binding.fields.push(intervals)
    for (const predicate of chosen) binding.used.add(predicate)
    if (!intervals.every((interval) => interval.point)) break
    binding.points++
  }
  return binding
}

const tightest = (predicates: readonly Predicate[]): Predicate =>
  predicates.find((predicate) => predicate.intervals.every((interval) => interval.point)) ??
  must(predicates[0])

/** Paths that hold one and the same value in all matches, so that an order by them says nothing. */
function constantPaths(binding: Binding, predicates: readonly Predicate[]): Set<string> {
  const inArrays = new Set(
    binding.index.fields
      .filter((_, n) => (binding.index.multikey & (1 << n)) !== 0)
      .map((field) => field.path),
  )
  const single = predicates.filter((predicate) => predicate.intervals.length === 1 && predicate.exact)
  const points = single.filter(
    (predicate) => must(predicate.intervals[0]).point && predicate.operator !== '$all',
  )
  const known = points.filter((predicate) =>
    binding.index.fields.some((field) => field.path === predicate.path),
  )
  return new Set(known.map((predicate) => predicate.path).filter((path) => !inArrays.has(path)))
}

interface ServedOrder {
  readonly backward: boolean
  /** Leading fields that do not take part in the order. */
  readonly skipped: number
}

/** Whether the index yields the order asked for after its bound fields, forward or backward. */
function serveSort(binding: Binding, sort: SortSpec, constants: Set<string>): ServedOrder | undefined {
  const wanted = sort.filter(([path]) => !constants.has(path))
  if (sort.length === 0) return undefined
  if (wanted.length === 0) return { backward: false, skipped: binding.points }
  for (let skipped = 0; skipped <= binding.points; skipped++) {
    const order = matchFrom({ binding, wanted, constants }, skipped)
    if (order) return order
  }
  return undefined
}

interface Match {
  readonly binding: Binding
  readonly wanted: SortSpec
  readonly constants: Set<string>
}

function matchFrom(match: Match, skipped: number): ServedOrder | undefined {
  const { fields } = match.binding.index
  const turns = new Set<number>()
  let at = skipped
  for (const [path, direction] of match.wanted) {
    at = skipConstants(match, at, path)
    const field = fields[at]
    if (field?.path !== path || breaksOrder(match.binding, at)) return undefined
    turns.add(direction * (field.descending ? -1 : 1))
    at++
  }
  return turns.size === 1 ? { backward: turns.has(-1), skipped } : undefined
}

/** The position of the next field that is not held constant, or is the one looked for. */
function skipConstants({ binding, constants }: Match, from: number, path: string): number {
  const { fields } = binding.index
  const next = fields.findIndex(
    (field, n) => n >= from && (field.path === path || !constants.has(field.path)),
  )
  return next === -1 ? fields.length : next
}

/** Where an array is bound, its documents stand at the bound element, not at the one they sort by. */
function breaksOrder({ index, fields }: Binding, at: number): boolean {
  const inArray = (n: number): boolean => (index.multikey & (1 << n)) !== 0
  return inArray(at) && fields.some((_, n) => inArray(n))
}

/** The cross product of the bound fields' intervals, as stretches of the index in its own order. */
function rangesOf(binding: Binding, skipped: number): KeyRange[] {
  const { index } = binding
  let prefixes: { bytes: Buffer; shared: number }[] = [{ bytes: Buffer.alloc(0), shared: 0 }]
  for (let n = 0; n < binding.points; n++) {
    prefixes = prefixes.flatMap((prefix) =>
      must(binding.fields[n]).map((interval) => {
        const part = must(index.fields[n]).descending ? inverted(interval.low) : interval.low
        const bytes = Buffer.concat([prefix.bytes, part])
        return { bytes, shared: n < skipped ? bytes.length : prefix.shared }
      }),
    )
  }
  const last = binding.fields[binding.points]
  const descending = index.fields[binding.points]?.descending === true
  const ranges = prefixes.flatMap(({ bytes, shared }) =>
    last === undefined
      ? [{ index, low: bytes, high: bytes.length === 0 ? END : successor(bytes), shared }]
      : last.map((interval) => ({
          index,
          shared,
          ...within(bytes, descending ? flipped(interval) : interval),
        })),
  )
  return ranges.sort((a, b) => Buffer.compare(a.low, b.low))
}

/** Above every key: no type byte is this high, inverted or not. */
const END = Buffer.from([0xff, 0xff])

function within(prefix: Buffer, interval: Pick<Interval, 'low' | 'high'>): { low: Buffer; high: Buffer } {
  return { low: Buffer.concat([prefix, interval.low]), high: Buffer.concat([prefix, interval.high]) }
}

function flipped(interval: Interval): Pick<Interval, 'low' | 'high'> {
  return { low: successor(inverted(interval.high)), high: successor(inverted(interval.low)) }
}

const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => 0xff - byte))
