import { ServiceError } from '../../types'
import { formatEjson, parseStored } from '../ejson'
import { sameValue } from '../key-encoding'
import { isFields, type Fields } from '../values'
import { arrayUpdates } from './array-operators'
import { fieldUpdates } from './field-operators'
import { invalidUpdate, updateFailed, type UpdateOperator } from './operator'
import { concretePaths } from './positional'
import { must } from '../must'

/** One operator on one path. */
interface Step {
  readonly operator: UpdateOperator
  readonly path: string
  readonly argument: unknown
}

/** What an update needs to know beside its operators. */
export interface UpdateContext {
  /** Milliseconds since the epoch. */
  now(): number
  /** The document is being created, so `$setOnInsert` takes part. */
  readonly inserts?: boolean
}

/** An update ready to be applied to any number of documents. */
export interface Update {
  readonly steps: readonly Step[]
  /** The query, which says what `$` in a path stands for. */
  readonly filter: Fields
}

/**
 * Reads the operators of an update; fields without an operator are set.
 * @throws ServiceError DATABASE_INVALID_OPERRATOR for an unknown operator, INVALID_PARAM for a malformed
 *   update or one that names a path twice
 */
export function parseUpdate(data: Fields, filter: Fields, context: UpdateContext): Update {
  const steps = Object.entries(data).flatMap(([key, value]) => stepsOf(key, value, context))
  refuseConflicts(steps)
  return { steps, filter }
}

function stepsOf(key: string, value: unknown, context: UpdateContext): Step[] {
  if (!key.startsWith('$')) return [{ operator: must(fieldUpdates['$set']), path: key, argument: value }]
  if (key === '$setOnInsert') return context.inserts === true ? stepsOf('$set', value, context) : []
  if (key === '$currentDate') return stepsOf('$set', datesOf(value, context.now()), context)
  const operator = fieldUpdates[key] ?? arrayUpdates[key]
  if (!operator) throw new ServiceError('DATABASE_INVALID_OPERRATOR', `unknown update operator ${key}`)
  if (!isFields(value)) throw invalidUpdate(`${key} needs an object`)
  return Object.entries(value).map(([path, argument]) => {
    if (!isPath(path)) throw invalidUpdate(`not a valid path: '${path}'`)
    return { operator, path, argument }
  })
}

const isName = (part: string): boolean => part !== '' && part !== '__proto__'

const isPath = (path: string): boolean => (path.includes('.') ? path.split('.').every(isName) : isName(path))

/** `{field: true}` and `{field: {$type: 'date'}}` set the server's time. */
function datesOf(value: unknown, now: number): unknown {
  if (!isFields(value)) return value
  const dates = Object.entries(value).map(([path, kind]): [string, Date] => {
    if (kind !== true && !(isFields(kind) && kind['$type'] === 'date')) {
      throw invalidUpdate(`$currentDate takes true or {$type: 'date'}: ${path}`)
    }
    return [path, new Date(now)]
  })
  return Object.fromEntries(dates)
}

function refuseConflicts(steps: readonly Step[]): void {
  const renamed = steps.filter((step) => step.operator === fieldUpdates['$rename'])
  const paths = [...steps.map((step) => step.path), ...renamed.map((step) => String(step.argument))].sort()
  const known = new Set<string>()
  for (const path of paths) {
    const clash = known.has(path) ? path : prefixesOf(path).find((prefix) => known.has(prefix))
    if (clash !== undefined)
      throw invalidUpdate(`Updating the path '${path}' would create a conflict at '${clash}'`)
    known.add(path)
  }
}

/** What a path leads through: `a` and `a.b` for `a.b.c`. */
function prefixesOf(path: string): string[] {
  if (!path.includes('.')) return []
  const parts = path.split('.')
  return parts.slice(1).map((_, n) => parts.slice(0, n + 1).join('.'))
}

/** Fields of the document (the first part of each path) that the update may write. */
export function touchedFields({ steps }: Update): Set<string> {
  const touched = new Set<string>()
  for (const { operator, path, argument } of steps) {
    touched.add(firstPart(path))
    if (operator === fieldUpdates['$rename']) touched.add(firstPart(String(argument)))
  }
  return touched
}

const firstPart = (path: string): string => must(path.split('.', 1)[0])

/** Changes the document and answers it. */
export function applyUpdate(update: Update, document: Fields): Fields {
  const id = document['_id']
  for (const step of update.steps) {
    for (const path of concretePaths(document, step.path, update.filter)) {
      step.operator(document, path, copyOf(step.argument))
    }
  }
  if (document['_id'] !== id && !sameValue(document['_id'], id)) {
    throw updateFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return document
}

/** Documents of one update must not share objects, or a later operator would change them all. */
function copyOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null ? parseStored(formatEjson(argument)) : argument
}
