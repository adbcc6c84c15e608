import { encodeValue, sameValue } from '../key-encoding'
import type { Fields } from '../values'
import { bucketParts, bucketRefusal } from './bucket'
import { granularityOf, requireRoundable, type Granularity } from './granularity'
import { Group, type outputsOf } from './group'
import { MemoryBudget, sizeOf } from '../memory'
import { positiveNumber, type Documents, type Stage, type Stages } from './stage'
import { must } from '../must'

interface Member {
  readonly value: unknown
  readonly key: Buffer
  readonly document: Fields
}

/** One bucket while it is filled: which members, and up to which bound. */
interface Span {
  readonly from: number
  readonly until: number
  readonly min: unknown
  readonly max: unknown
}

const bucketAuto: Stage = (specification, { variables }) => {
  const { fields, groupBy, outputs } = bucketParts('$bucketAuto', specification)
  const buckets = positiveNumber("The $bucketAuto 'buckets' field", fields['buckets'])
  const granularity = 'granularity' in fields ? granularityOf(fields['granularity']) : undefined
  return function* (documents: Documents) {
    const budget = new MemoryBudget(bucketRefusal('$bucketAuto'))
    const members: Member[] = []
    for (const document of documents) {
      const value = groupBy({ root: document, variables }) ?? null
      if (granularity) requireRoundable(value)
      budget.take(sizeOf(document))
      members.push({ value, key: encodeValue(value), document })
    }
    members.sort((a, b) => Buffer.compare(a.key, b.key))
    for (const span of spans(members, buckets, granularity))
      yield filled(members, span, { outputs, budget, variables })
  }
}

function filled(
  members: readonly Member[],
  { from, until, min, max }: Span,
  context: { outputs: ReturnType<typeof outputsOf>; budget: MemoryBudget; variables: Fields },
): Fields {
  const group = new Group(context.outputs, context.budget)
  for (const { document } of members.slice(from, until)) group.add(document, context.variables)
  return group.result({ min, max })
}

/** Equal values stay together; the last bucket takes what is left. */
function* spans(
  members: readonly Member[],
  buckets: number,
  granularity?: Granularity,
): Generator<Span, void> {
  const usual = Math.max(1, Math.round(members.length / buckets))
  let min = granularity ? granularity.down(Number(members[0]?.value ?? 0)) : members[0]?.value
  for (let from = 0, made = 1; from < members.length; made++) {
    const least = made === buckets ? members.length : Math.min(from + usual, members.length)
    const last = must(members[least - 1]).value
    const bound = granularity?.up(Number(last))
    const until =
      least +
      absorbed(members, least, (value) =>
        bound === undefined ? sameValue(value, last) : Number(value) < bound,
      )
    const max = bound ?? (members[until] ?? must(members[until - 1])).value
    yield { from, until, min, max }
    min = max
    from = until
  }
}

/** How many of the next members belong to the bucket before them. */
function absorbed(members: readonly Member[], from: number, belongs: (value: unknown) => boolean): number {
  const stop = members.findIndex(({ value }, at) => at >= from && !belongs(value))
  return (stop === -1 ? members.length : stop) - from
}

export const bucketAutoStage: Stages = { $bucketAuto: bucketAuto }
