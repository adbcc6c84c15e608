import { compileExpression } from '../expressions/compile'
import type { Evaluate } from '../expressions/expression'
import { compareValues, typeByte } from '../key-encoding'
import { isFields, type Fields } from '../values'
import { Group, outputsOf } from './group'
import { MemoryBudget } from '../memory'
import { malformedStage, stageFailed, type Documents, type Stage, type Stages } from './stage'

/** The parts `$bucket` and `$bucketAuto` have in common. */
export function bucketParts(stage: string, specification: unknown) {
  if (!isFields(specification)) throw malformedStage(`Argument to ${stage} stage must be an object`)
  const { groupBy, output = { count: { $sum: 1 } } } = specification
  const isExpression = isFields(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'))
  if (!isExpression)
    throw malformedStage(`The ${stage} 'groupBy' field must be a $-prefixed path or an expression`)
  if (!isFields(output)) throw malformedStage(`The ${stage} 'output' field must be an object`)
  return { fields: specification, groupBy: compileExpression(groupBy), outputs: outputsOf(stage, output) }
}

export const bucketRefusal = (stage: string): string =>
  `Exceeded memory limit for ${stage}, but didn't allow external sort. Pass allowDiskUse:true to opt in.`

const bucket: Stage = (specification, { variables }) => {
  const { fields, groupBy, outputs } = bucketParts('$bucket', specification)
  const lowerBound = boundsOf(fields, groupBy)
  return function* (documents: Documents) {
    const budget = new MemoryBudget(bucketRefusal('$bucket'))
    const buckets = new Map<unknown, Group>()
    for (const document of documents) {
      const lower = lowerBound(document, variables)
      const found = buckets.get(lower) ?? new Group(outputs, budget)
      buckets.set(lower, found)
      found.add(document, variables)
    }
    const ordered = [...buckets].sort(([a], [b]) => compareValues(a, b))
    for (const [lower, group] of ordered) yield group.result(lower)
  }
}

/** Finds the lower bound of a document's bucket, or the default. */
function boundsOf(fields: Fields, groupBy: Evaluate): (document: Fields, variables: Fields) => unknown {
  const boundaries = boundariesOf(fields['boundaries'])
  const hasDefault = 'default' in fields
  const [lowest, highest] = [boundaries[0], boundaries.at(-1)]
  if (
    hasDefault &&
    compareValues(fields['default'], lowest) >= 0 &&
    compareValues(fields['default'], highest) < 0
  ) {
    throw malformedStage(
      "The $bucket 'default' field must be less than the lowest boundary or not below the highest",
    )
  }
  return (root, variables) => {
    const value = groupBy({ root, variables })
    const outside = compareValues(value, lowest) < 0 || compareValues(value, highest) >= 0
    if (!outside) return [...boundaries].reverse().find((lower) => compareValues(lower, value) <= 0)
    if (hasDefault) return fields['default']
    throw stageFailed('$switch could not find a matching branch for an input, and no default was specified.')
  }
}

function boundariesOf(boundaries: unknown): unknown[] {
  const list = Array.isArray(boundaries) ? (boundaries as unknown[]) : []
  const ascending = list.every((value, at) => at === 0 || compareValues(list[at - 1], value) < 0)
  const alike = list.every((value) => typeByte(value) === typeByte(list[0]))
  if (list.length >= 2 && ascending && alike) return list
  throw malformedStage(
    "The $bucket 'boundaries' field must be an array of at least 2 ascending values of one type",
  )
}

export const bucketStage: Stages = { $bucket: bucket }
