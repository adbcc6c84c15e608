import { ServiceError } from '../../types'
import { isFields, type Fields } from '../values'
import { bucketAutoStage } from './bucket-auto'
import { bucketStage } from './bucket'
import { groupStage } from './group'
import { lookupStage } from './lookup'
import { projectStages } from './project'
import { sampleStage } from './sample'
import { simpleStages } from './simple-stages'
import { sortedBy, sortFields, sortStage } from './sort'
import {
  malformedStage,
  positiveNumber,
  wholeNumber,
  type Documents,
  type Stage,
  type StageContext,
  type Stages,
} from './stage'
import { unwindStage } from './unwind'
import { must } from '../must'

/** A group by value with its count, the most frequent first. */
const sortByCount: Stage = (specification, context) => {
  const isExpression =
    typeof specification === 'string' ? specification.startsWith('$') : isFields(specification)
  if (!isExpression) throw malformedStage('the sortByCount field must be a $-prefixed path or an expression')
  return compilePipeline(
    [{ $group: { _id: specification, count: { $sum: 1 } } }, { $sort: { count: -1 } }],
    context,
  )
}

const geoNear: Stage = () => {
  throw malformedStage('$geoNear is only valid as the first stage in a pipeline.')
}

const STAGES: Stages = {
  ...simpleStages,
  ...projectStages,
  ...groupStage,
  ...bucketStage,
  ...bucketAutoStage,
  ...lookupStage,
  ...sampleStage,
  ...sortStage,
  ...unwindStage,
  $sortByCount: sortByCount,
  $geoNear: geoNear,
}

/**
 * Makes one transformation out of stages.
 * @throws ServiceError DATABASE_INVALID_OPERRATOR for an unknown stage, INVALID_PARAM for a malformed one
 */
export function compilePipeline(
  stages: readonly Fields[],
  context: StageContext,
): (documents: Documents) => Documents {
  const compiled = stages.map((stage, at) => topSort(stages, at) ?? compileStage(stage, context))
  return (documents) => compiled.reduce((input, stage) => stage(input), documents)
}

function compileStage(stage: Fields, context: StageContext): (documents: Documents) => Documents {
  const [name = '', ...others] = Object.keys(stage)
  if (others.length > 0)
    throw malformedStage('A pipeline stage specification object must contain exactly one field.')
  const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (!make)
    throw new ServiceError('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${name}'`)
  return make(stage[name], context)
}

/** A `$sort` before `$limit` (with `$skip` between) keeps only what can come out. */
function topSort(stages: readonly Fields[], at: number): ((documents: Documents) => Documents) | undefined {
  if (!('$sort' in must(stages[at]))) return undefined
  const skip = stages[at + 1]?.['$skip']
  const limit = stages[skip === undefined ? at + 1 : at + 2]?.['$limit']
  if (limit === undefined) return undefined
  const fields = sortFields(must(stages[at])['$sort'])
  const keep = wholeNumber(skip ?? 0) + positiveNumber('the limit', limit)
  return (documents) => sortedBy(documents, fields, keep)
}
