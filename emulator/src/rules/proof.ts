import { ownValue, type Fields } from '../database/values'
import { compare, equal } from './comparison'
import type { Comparator, Comparison, Expression } from './expression'
import type { Knowledge } from './facts'
import { follows } from './facts'

/** What a rule is judged by. */
export interface Situation {
  /** `auth`, `now`: known values by name. The name that is absent (`doc`, `resource`) is the document. */
  readonly variables: { readonly [name: string]: unknown }
  readonly document: Knowledge
  /** What `get` reads: the document at `database.<collection>.<id>`, or null. */
  readonly get: (path: string) => unknown
}

/** A value, or, where it is not certain, the path of the document it would stand at. */
type Term = { readonly value: unknown } | { readonly path?: string }

const UNKNOWN: Term = {}

type Ordering = Exclude<Comparator, 'in'>

const OPPOSITE: { readonly [operator in Ordering]: Ordering } = {
  '==': '!=',
  '!=': '==',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
}
const MIRRORED: { readonly [operator in Ordering]: Ordering } = {
  '==': '==',
  '!=': '!=',
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
}

/** Whether the rule is certainly true, for every document the situation allows. */
export function holds(rule: Expression, situation: Situation): boolean {
  switch (rule.kind) {
    case 'and':
      return holds(rule.left, situation) && holds(rule.right, situation)
    case 'or':
      return holds(rule.left, situation) || holds(rule.right, situation)
    case 'not':
      return fails(rule.operand, situation)
    case 'compare':
      return comparisonIs(true, rule, situation)
    default: {
      const term = termOf(rule, situation)
      return 'value' in term && Boolean(term.value)
    }
  }
}

/** Whether the rule is certainly false: not the same as not certainly true. */
function fails(rule: Expression, situation: Situation): boolean {
  switch (rule.kind) {
    case 'and':
      return fails(rule.left, situation) || fails(rule.right, situation)
    case 'or':
      return fails(rule.left, situation) && fails(rule.right, situation)
    case 'not':
      return holds(rule.operand, situation)
    case 'compare':
      return comparisonIs(false, rule, situation)
    default: {
      const term = termOf(rule, situation)
      return 'value' in term && !term.value
    }
  }
}

function comparisonIs(wanted: boolean, { operator, ...sides }: Comparison, situation: Situation): boolean {
  const [left, right] = [termOf(sides.left, situation), termOf(sides.right, situation)]
  if ('value' in left && 'value' in right) return compare(left.value, operator, right.value) === wanted
  if (operator === 'in') return membershipIs(wanted, { left, right, document: situation.document })
  const needed = wanted ? operator : OPPOSITE[operator]
  if ('value' in right) return proves(situation.document, left, needed, right.value)
  return 'value' in left && proves(situation.document, right, MIRRORED[needed], left.value)
}

function membershipIs(
  wanted: boolean,
  { left, right, document }: { left: Term; right: Term; document: Knowledge },
): boolean {
  if ('value' in right) {
    if (wanted) return proves(document, left, 'in', right.value)
    const listed = Array.isArray(right.value) ? (right.value as unknown[]) : [right.value]
    return listed.every((item) => proves(document, left, '!=', item))
  }
  if (!('value' in left) || !wanted || right.path === undefined) return false
  return document
    .factsAt(right.path)
    .some(({ relation, value }) => relation === 'contains' && equal(value, left.value))
}

function proves(document: Knowledge, ...[term, operator, value]: [Term, Comparator, unknown]): boolean {
  if ('value' in term || term.path === undefined) return false
  return document.factsAt(term.path).some((fact) => follows(fact, operator, value))
}

function termOf(expression: Expression, situation: Situation): Term {
  switch (expression.kind) {
    case 'value':
      return { value: expression.value }
    case 'list':
      return combined(expression.items, situation, (items) => items)
    case 'template':
      return combined(expression.parts, situation, (parts) => parts.map(String).join(''))
    case 'variable':
      return variable(expression.name, situation)
    case 'member':
      return member(expression, situation)
    case 'get':
      return combined([expression.path], situation, ([path]) => situation.get(String(path)))
    case 'test':
      return combined(
        [expression.text],
        situation,
        ([text]) => typeof text === 'string' && expression.pattern.test(text),
      )
    default:
      if (holds(expression, situation)) return { value: true }
      return fails(expression, situation) ? { value: false } : UNKNOWN
  }
}

/** What the parts make together, once each of them is certain. */
function combined(
  parts: readonly Expression[],
  situation: Situation,
  combine: (values: readonly unknown[]) => unknown,
): Term {
  const values: unknown[] = []
  for (const part of parts) {
    const term = termOf(part, situation)
    if (!('value' in term)) return UNKNOWN
    values.push(term.value)
  }
  return { value: combine(values) }
}

function variable(name: string, { variables, document }: Situation): Term {
  if (Object.hasOwn(variables, name)) return { value: variables[name] }
  return document.valueAt('') ?? { path: '' }
}

/** A field of what is certain, or a longer path; a field of nothing is not certain, so that the rule refuses. */
function member({ of, key }: Extract<Expression, { kind: 'member' }>, situation: Situation): Term {
  const [whole, name] = [termOf(of, situation), termOf(key, situation)]
  if (!('value' in name)) return UNKNOWN
  const part = String(name.value)
  if ('value' in whole) {
    if (typeof whole.value !== 'object' || whole.value === null) return UNKNOWN
    return { value: ownValue(whole.value as Fields, part) }
  }
  if (whole.path === undefined) return UNKNOWN
  const path = whole.path === '' ? part : `${whole.path}.${part}`
  return situation.document.valueAt(path) ?? { path }
}
