import { compileFilter } from '../filter'
import { keyFields, sortKey } from '../index-keys'
import { compareValues, sameValue } from '../key-encoding'
import { isFields, isOperatorObject, type Fields } from '../values'
import { locate, locateOrCreate, read, write } from './location'
import { invalidUpdate, updateFailed, type UpdateOperator } from './operator'

const MODIFIERS = new Set(['$each', '$position', '$slice', '$sort'])

/** The array at a path, created when missing. */
function arrayAt(document: Fields, path: string): unknown[] {
  const location = locateOrCreate(document, path)
  const found = read(location)
  if (found !== undefined) return requireArray(found, path)
  const created: unknown[] = []
  write(location, created)
  return created
}

/** The array at a path, undefined when there is none to change. */
function existingArray(document: Fields, path: string): unknown[] | undefined {
  const location = locate(document, path)
  const found = location && read(location)
  return found === undefined ? undefined : requireArray(found, path)
}

function requireArray(found: unknown, path: string): unknown[] {
  if (Array.isArray(found)) return found as unknown[]
  throw updateFailed(`The field '${path}' must be an array but is of another type`)
}

const push: UpdateOperator = (document, path, argument) => {
  const list = arrayAt(document, path)
  if (!isFields(argument) || !('$each' in argument)) {
    list.push(argument)
    return
  }
  const unknown = Object.keys(argument).find((key) => !MODIFIERS.has(key))
  if (unknown !== undefined) throw invalidUpdate(`Unrecognized clause in $push: ${unknown}`)
  const added = requireEach(argument['$each'], '$push')
  list.splice(positionOf(argument['$position'], list.length), 0, ...added)
  if (argument['$sort'] !== undefined) list.sort(elementOrder(argument['$sort']))
  if (argument['$slice'] !== undefined) slice(list, argument['$slice'])
}

function requireEach(each: unknown, operator: string): unknown[] {
  if (Array.isArray(each)) return each as unknown[]
  throw invalidUpdate(`The argument to $each in ${operator} must be an array`)
}

function positionOf(position: unknown, length: number): number {
  if (position === undefined) return length
  if (!Number.isInteger(position)) throw invalidUpdate('The value for $position must be an integer')
  return position as number
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (sort === 1 || sort === -1) return (a, b) => sort * compareValues(a, b)
  const spec = isFields(sort) ? Object.entries(sort) : []
  if (spec.length === 0 || !spec.every(([, turn]) => turn === 1 || turn === -1)) {
    throw invalidUpdate('The $sort of $push must be 1, -1 or fields with 1 or -1')
  }
  const fields = keyFields(spec as [string, 1 | -1][])
  const keyOf = (element: unknown): Buffer => sortKey(fields, isFields(element) ? element : {})
  return (a, b) => Buffer.compare(keyOf(a), keyOf(b))
}

function slice(list: unknown[], count: unknown): void {
  if (!Number.isInteger(count)) throw invalidUpdate('The value for $slice must be an integer')
  const kept = (count as number) < 0 ? list.slice(count as number) : list.slice(0, count as number)
  list.splice(0, list.length, ...kept)
}

const addToSet: UpdateOperator = (document, path, argument) => {
  const list = arrayAt(document, path)
  const each =
    isFields(argument) && '$each' in argument ? requireEach(argument['$each'], '$addToSet') : [argument]
  for (const value of each) if (!list.some((known) => sameValue(known, value))) list.push(value)
}

const pop: UpdateOperator = (document, path, argument) => {
  if (argument !== 1 && argument !== -1) throw invalidUpdate('$pop expects 1 or -1')
  const list = existingArray(document, path)
  if (argument === 1) list?.pop()
  else list?.shift()
}

const pull: UpdateOperator = (document, path, argument) => {
  removeWhere(existingArray(document, path), pullTest(argument))
}

/** Objects and operators are conditions on the element; anything else must equal it. */
function pullTest(condition: unknown): (element: unknown) => boolean {
  if (isOperatorObject(condition) || condition instanceof RegExp) {
    const test = compileFilter({ element: condition })
    return (element) => test({ element })
  }
  if (!isFields(condition)) return (element) => sameValue(element, condition)
  const test = compileFilter(condition)
  return (element) => isFields(element) && test(element)
}

const pullAll: UpdateOperator = (document, path, argument) => {
  if (!Array.isArray(argument)) throw invalidUpdate('$pullAll requires an array argument')
  removeWhere(existingArray(document, path), (element) => argument.some((value) => sameValue(value, element)))
}

function removeWhere(list: unknown[] | undefined, test: (element: unknown) => boolean): void {
  if (!list) return
  const kept = list.filter((element) => !test(element))
  if (kept.length < list.length) list.splice(0, list.length, ...kept)
}

/** The update operators on arrays, after MongoDB's manual. */
export const arrayUpdates: { readonly [operator: string]: UpdateOperator } = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}
