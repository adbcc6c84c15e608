import { compileExpression } from '../expressions/compile'
import { leavesAndElements } from '../paths'
import { isFields, type Fields } from '../values'
import { malformedStage, type Stage, type Stages } from './stage'
import { projectionTree, withFields } from './projection-tree'

/** `$lookup` by field, by pipeline, or both: one query for each document, served by an index where one fits. */
const lookup: Stage = (specification, { variables, foreign }) => {
  if (!isFields(specification)) throw malformedStage('the $lookup specification must be an object')
  const { from, as } = specification
  if (typeof from !== 'string' || typeof as !== 'string' || as === '') {
    throw malformedStage('$lookup needs from and as')
  }
  const conditions = joinOf(specification)
  const stages = pipelineOf(specification)
  const names = letNames(specification['let'])
  const target = projectionTree({ [as]: '$$found' }, false)
  return function* (documents) {
    for (const root of documents) {
      const own = names.map(([name, evaluate]) => [name, evaluate({ root, variables }) ?? null] as const)
      const inner = { ...variables, ...Object.fromEntries(own) }
      const found = [...foreign(from, [...conditions(root), ...stages], inner)]
      yield withFields(target, root, { root, variables: { found } }) as Fields
    }
  }
}

/** The `$match` that joins by equal fields. */
function joinOf({ localField, foreignField, pipeline }: Fields): (document: Fields) => Fields[] {
  if (localField === undefined && foreignField === undefined && pipeline !== undefined) return () => []
  if (typeof localField !== 'string' || typeof foreignField !== 'string') {
    throw malformedStage('$lookup requires either pipeline or both localField and foreignField')
  }
  return (document) => [{ $match: { [foreignField]: { $in: localValues(document, localField) } } }]
}

/** A missing local field matches null and missing, an array matches by its elements. */
function localValues(document: Fields, path: string): unknown[] {
  const values = leavesAndElements(document, path.split('.')).filter((value) => !Array.isArray(value))
  return values.map((value) => value ?? null)
}

function pipelineOf({ pipeline }: Fields): Fields[] {
  if (pipeline === undefined) return []
  if (Array.isArray(pipeline) && pipeline.every(isFields)) return pipeline
  throw malformedStage("'pipeline' of $lookup must be an array of stages")
}

function letNames(variables: unknown) {
  if (variables === undefined) return []
  if (!isFields(variables)) throw malformedStage("'let' of $lookup must be an object")
  return Object.entries(variables).map(([name, expression]) => {
    if (!/^[a-z\u0080-\uffff]/.test(name))
      throw malformedStage(`'${name}' is not a valid variable name in $lookup`)
    return [name, compileExpression(expression)] as const
  })
}

export const lookupStage: Stages = { $lookup: lookup }
