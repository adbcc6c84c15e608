import { isFields, type Fields } from '../values'
import {
  excluded,
  holds,
  included,
  projectionTree,
  withFields,
  type ProjectionBranch,
} from './projection-tree'
import { malformedStage, type Stage, type Stages } from './stage'

export type Transform = (document: Fields, variables: Fields) => Fields

/**
 * What a projection makes of a document: the named fields and `_id`, or all but the named ones.
 * @throws ServiceError INVALID_PARAM when it both keeps and drops fields other than `_id`
 */
export function compileProjection(specification: unknown): Transform {
  if (!isFields(specification) || Object.keys(specification).length === 0) {
    throw malformedStage('$project specification must have at least one field')
  }
  const tree = projectionTree(specification, true)
  const keeps = holds(tree, 'include') || holds(tree, 'compute')
  if (keeps && holds(tree, 'exclude')) {
    throw malformedStage(
      'Bad projection specification, cannot exclude fields other than _id in an inclusion projection',
    )
  }
  return keeps || keepsId(tree) ? inclusion(tree) : (document) => excluded(tree, document) as Fields
}

const keepsId = (tree: ProjectionBranch): boolean =>
  tree.children.get('_id')?.kind === 'include' && !holds(tree, 'exclude')

function inclusion(tree: ProjectionBranch): Transform {
  if (!tree.children.has('_id')) tree.children.set('_id', { kind: 'include' })
  return (root, variables) => included(tree, root, { root, variables }) as Fields
}

const project: Stage = (specification, { variables }) => {
  const transform = compileProjection(specification)
  return function* (documents) {
    for (const document of documents) yield transform(document, variables)
  }
}

const addFields: Stage = (specification, { variables }) => {
  if (!isFields(specification) || Object.keys(specification).length === 0) {
    throw malformedStage('$addFields specification must have at least one field')
  }
  const tree = projectionTree(specification, false)
  return function* (documents) {
    for (const root of documents) yield withFields(tree, root, { root, variables }) as Fields
  }
}

export const projectStages: Stages = { $project: project, $addFields: addFields }
