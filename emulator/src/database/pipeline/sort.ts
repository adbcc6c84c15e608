import { keyFields, sortKey, type KeyField } from '../index-keys'
import { sizeOf } from '../memory'
import { inOrder } from '../ordered'
import { sortSpec } from '../request'
import type { Fields } from '../values'
import { malformedStage, type Documents, type Stage, type Stages } from './stage'

/** With `keep`, no more than the first `keep` documents stay in memory (`$sort` before `$limit`). */
export function sortedBy(documents: Documents, fields: readonly KeyField[], keep: number): Iterable<Fields> {
  return inOrder<Fields>(documents, { keyOf: (document) => sortKey(fields, document), sizeOf, keep })
}

export function sortFields(specification: unknown): KeyField[] {
  const spec = sortSpec(specification)
  if (spec.length === 0) throw malformedStage('$sort stage must have at least one sort key')
  return keyFields(spec)
}

const sort: Stage = (specification) => {
  const fields = sortFields(specification)
  return (documents) => sortedBy(documents, fields, Infinity)
}

export const sortStage: Stages = { $sort: sort }
