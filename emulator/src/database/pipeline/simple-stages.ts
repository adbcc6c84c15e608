import { compileExpression } from '../expressions/compile'
import { kindOf } from '../expressions/operands'
import { compileFilter, filterOf } from '../filter'
import { isFields, type Fields } from '../values'
import {
  fieldName,
  firstOf,
  malformedStage,
  positiveNumber,
  stageFailed,
  wholeNumber,
  type Documents,
  type Stage,
  type Stages,
} from './stage'

const match: Stage = (specification, { variables }) => {
  const test = compileFilter(filterOf(specification), variables)
  return function* (documents) {
    for (const document of documents) if (test(document)) yield document
  }
}

const limit: Stage = (specification) => {
  const count = positiveNumber('$limit', specification)
  return (documents) => firstOf(documents, count)
}

const skip: Stage = (specification) => {
  const count = wholeNumber(specification)
  return function* (documents) {
    let passed = 0
    for (const document of documents) if (passed++ >= count) yield document
  }
}

/** Nothing comes out when nothing came in. */
const count: Stage = (specification) => {
  const name = fieldName('$count', specification)
  return function* (documents): Generator<Fields, void> {
    const total = lengthOf(documents)
    if (total > 0) yield { [name]: total }
  }
}

function lengthOf(documents: Documents): number {
  const iterator = documents[Symbol.iterator]()
  let length = 0
  while (iterator.next().done !== true) length++
  return length
}

const replaceRoot: Stage = (specification, { variables }) => {
  if (!isFields(specification) || !('newRoot' in specification)) {
    throw malformedStage('no newRoot specified for the $replaceRoot stage')
  }
  const evaluate = compileExpression(specification['newRoot'])
  return function* (documents) {
    for (const root of documents) {
      const replaced = evaluate({ root, variables })
      if (!isFields(replaced)) {
        throw stageFailed(
          `'newRoot' expression must evaluate to an object, but resulting value was ${kindOf(replaced)}`,
        )
      }
      yield replaced
    }
  }
}

/** Stages that need no memory. */
export const simpleStages: Stages = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $count: count,
  $replaceRoot: replaceRoot,
}
