import { withValueAt } from '../paths'
import { isFields, ownValue, type Fields } from '../values'
import { malformedStage, type Stage, type Stages } from './stage'
import { must } from '../must'

interface Unwind {
  readonly parts: readonly string[]
  readonly indexField: readonly string[] | undefined
  readonly keepsEmpty: boolean
}

/** One document for each element of an array; what is no array stands for itself. */
const unwind: Stage = (specification) => {
  const plan = read(specification)
  return function* (documents) {
    for (const document of documents) yield* unwound(document, plan)
  }
}

function* unwound(document: Fields, { parts, indexField, keepsEmpty }: Unwind): Generator<Fields, void> {
  const value = parts.reduce<unknown>((at, part) => (isFields(at) ? ownValue(at, part) : undefined), document)
  const indexed = (made: Fields, index: number | null): Fields =>
    indexField ? withValueAt(made, indexField, index) : made
  if (!Array.isArray(value)) {
    const isEmpty = value === undefined || value === null
    if (!isEmpty || keepsEmpty) yield indexed(document, null)
    return
  }
  if (value.length === 0 && keepsEmpty) yield indexed(without(document, parts), null)
  for (const [index, element] of value.entries()) yield indexed(withValueAt(document, parts, element), index)
}

function without(document: Fields, [first, ...rest]: readonly string[]): Fields {
  const { [must(first)]: inner, ...others } = document
  return rest.length > 0 && isFields(inner) ? { ...document, [must(first)]: without(inner, rest) } : others
}

function read(specification: unknown): Unwind {
  const fields: Fields = typeof specification === 'string' ? { path: specification } : fieldsOf(specification)
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = fields
  if (typeof path !== 'string' || !/^\$[^$]/.test(path)) {
    throw malformedStage(`path option to $unwind stage should be prefixed with a '$': ${String(path)}`)
  }
  return {
    parts: path.slice(1).split('.'),
    indexField: indexFieldOf(includeArrayIndex),
    keepsEmpty: preserveNullAndEmptyArrays === true,
  }
}

function fieldsOf(specification: unknown): Fields {
  if (isFields(specification)) return specification
  throw malformedStage('expected either a string or an object as specification for $unwind stage')
}

function indexFieldOf(name: unknown): string[] | undefined {
  if (name === undefined) return undefined
  if (typeof name === 'string' && name !== '' && !name.startsWith('$')) return name.split('.')
  throw malformedStage('includeArrayIndex of $unwind must be a field name that does not begin with $')
}

export const unwindStage: Stages = { $unwind: unwind }
