import { compileExpression } from '../expressions/compile'
import type { Evaluate, Scope } from '../expressions/expression'
import { isFields, ownValue, type Fields } from '../values'
import { malformedStage } from './stage'

/** What happens to one field: kept, dropped, computed, or the fields below it one by one. */
export type ProjectionNode =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }
  | ProjectionBranch

export interface ProjectionBranch {
  readonly kind: 'branch'
  readonly children: Map<string, ProjectionNode>
}

const emptyBranch = (): ProjectionBranch => ({ kind: 'branch', children: new Map() })

/**
 * Reads `{a: 1, 'b.c': 0, d: {e: '$f'}}` into a tree.
 * @param flags whether numbers and booleans say keep or drop (`$project`) or are values (`$addFields`)
 * @throws ServiceError INVALID_PARAM when a path and a path below it are both named
 */
export function projectionTree(specification: Fields, flags: boolean): ProjectionBranch {
  const root = emptyBranch()
  for (const [path, value] of Object.entries(specification))
    place(root, path.split('.'), nodeOf(value, flags))
  return root
}

function nodeOf(value: unknown, flags: boolean): ProjectionNode {
  if (flags && (typeof value === 'number' || typeof value === 'boolean')) {
    return { kind: value ? 'include' : 'exclude' }
  }
  if (!isFields(value)) return { kind: 'compute', evaluate: compileExpression(value) }
  const [first] = Object.keys(value)
  if (first === undefined) throw malformedStage('an empty object is not a valid value; fields are needed')
  return first.startsWith('$')
    ? { kind: 'compute', evaluate: compileExpression(value) }
    : projectionTree(value, flags)
}

function place(
  branch: ProjectionBranch,
  [first = '', ...rest]: readonly string[],
  node: ProjectionNode,
): void {
  if (first === '' || first.startsWith('$')) throw malformedStage(`'${first}' is not a valid field name`)
  const known = branch.children.get(first)
  if (rest.length > 0) {
    const next = known ?? emptyBranch()
    if (next.kind !== 'branch') throw collision(first)
    branch.children.set(first, next)
    place(next, rest, node)
    return
  }
  if (!known) branch.children.set(first, node)
  else if (known.kind === 'branch' && node.kind === 'branch') merge(known, node)
  else throw collision(first)
}

function merge(target: ProjectionBranch, source: ProjectionBranch): void {
  for (const [key, node] of source.children) place(target, [key], node)
}

function collision(field: string): Error {
  return malformedStage(`Invalid projection: specification contains two conflicting paths at '${field}'`)
}

/** Whether any node of a tree is of a kind; `_id` at the top may differ from the rest and is not looked at. */
export function holds(
  branch: ProjectionBranch,
  kind: 'include' | 'exclude' | 'compute',
  top = true,
): boolean {
  return [...branch.children].some(([key, node]) => {
    if (node.kind === 'branch') return holds(node, kind, false)
    return node.kind === kind && !(top && key === '_id' && kind !== 'compute')
  })
}

/** The named fields, in the order of the document, then the computed ones. */
export function included(branch: ProjectionBranch, value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => included(branch, item, scope)).filter((item) => item !== undefined)
  }
  const computes = holds(branch, 'compute', false)
  if (!isFields(value)) return computes ? computed(branch, {}, scope) : undefined
  const result = chosen(branch, value, scope)
  return computes ? computed(branch, result, scope, value) : result
}

/** The fields that are there already. */
function chosen(branch: ProjectionBranch, fields: Fields, scope: Scope): Fields {
  const result: Fields = {}
  for (const key of Object.keys(fields)) {
    const node = branch.children.get(key)
    if (node?.kind === 'include') result[key] = fields[key]
    const inner = node?.kind === 'branch' ? included(node, fields[key], scope) : undefined
    if (inner !== undefined) result[key] = inner
  }
  return result
}

/** Adds what is computed to fields already chosen; `source` is the value they were chosen from. */
function computed(branch: ProjectionBranch, result: Fields, ...[scope, source]: [Scope, Fields?]): Fields {
  for (const [key, node] of branch.children) {
    if (node.kind === 'compute') assign(result, key, node.evaluate(scope))
    const isNew = node.kind === 'branch' && ownValue(source ?? {}, key) === undefined
    if (isNew && holds(node, 'compute', false)) result[key] = computed(node, {}, scope)
  }
  return result
}

function assign(result: Fields, key: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(result, key)
  else result[key] = value
}

/** Everything but the named fields. */
export function excluded(branch: ProjectionBranch, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => excluded(branch, item))
  if (!isFields(value)) return value
  const result: Fields = {}
  for (const key of Object.keys(value)) {
    const node = branch.children.get(key)
    if (node?.kind !== 'exclude')
      result[key] = node?.kind === 'branch' ? excluded(node, value[key]) : value[key]
  }
  return result
}

/** The document with computed fields set; an array on the way has them set in each element. */
export function withFields(branch: ProjectionBranch, value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => withFields(branch, item, scope))
  const result: Fields = isFields(value) ? { ...value } : {}
  for (const [key, node] of branch.children) {
    if (node.kind === 'compute') assign(result, key, node.evaluate(scope))
    else if (node.kind === 'branch') result[key] = withFields(node, ownValue(result, key), scope)
  }
  return result
}
