import { compareValues } from '../key-encoding'
import { isNumeric, productOf, sumOf } from '../numbers'
import { isFields } from '../values'
import { erase, locate, locateOrCreate, read, write } from './location'
import { invalidUpdate, updateFailed, type UpdateOperator } from './operator'

const set: UpdateOperator = (document, path, argument) => write(locateOrCreate(document, path), argument)

const unset: UpdateOperator = (document, path) => {
  const location = locate(document, path)
  if (location) erase(location)
}

const arithmetic =
  (operator: string, compute: typeof sumOf): UpdateOperator =>
  (document, path, argument) => {
    if (!isNumeric(argument)) throw invalidUpdate(`Cannot ${operator} with non-numeric argument: {${path}}`)
    const location = locateOrCreate(document, path)
    const current = read(location)
    if (current !== undefined && !isNumeric(current)) {
      throw updateFailed(`Cannot apply ${operator} to a value of non-numeric type: the field '${path}'`)
    }
    write(location, compute(current ?? 0, argument))
  }

const extreme =
  (replaces: (order: number) => boolean): UpdateOperator =>
  (document, path, argument) => {
    const location = locateOrCreate(document, path)
    const current = read(location)
    if (current === undefined || replaces(compareValues(argument, current))) write(location, argument)
  }

const rename: UpdateOperator = (document, path, argument) => {
  if (typeof argument !== 'string' || argument === '' || argument === path) {
    throw invalidUpdate(`The 'to' field for $rename must be another path: ${path}`)
  }
  const source = locate(document, path)
  const value = source && read(source)
  if (source === undefined || value === undefined) return
  const target = locateOrCreate(document, argument)
  if (Array.isArray(source.holder) || Array.isArray(target.holder)) {
    throw updateFailed(`The source and target field of $rename cannot be array elements: ${path}`)
  }
  erase(source)
  write(target, value)
}

const BITS: { readonly [name: string]: (a: bigint, b: bigint) => bigint } = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const bit: UpdateOperator = (document, path, argument) => {
  const location = locateOrCreate(document, path)
  let value = read(location) ?? 0
  for (const [name, operand] of Object.entries(isFields(argument) ? argument : { '': 0 })) {
    const combine = BITS[name]
    if (!combine || !Number.isInteger(operand))
      throw invalidUpdate(`$bit needs and, or, xor with integers: ${path}`)
    if (!Number.isInteger(value))
      throw updateFailed(`Cannot apply $bit to a value of non-integral type: ${path}`)
    value = Number(combine(BigInt(value as number), BigInt(operand as number)))
  }
  write(location, value)
}

/** The update operators on single values, after MongoDB's manual. */
export const fieldUpdates: { readonly [operator: string]: UpdateOperator } = {
  $set: set,
  $unset: unset,
  $inc: arithmetic('$inc', sumOf),
  $mul: arithmetic('$mul', productOf),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $rename: rename,
  $bit: bit,
}
