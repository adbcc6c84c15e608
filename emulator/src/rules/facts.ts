import { isFields, isOperatorObject, ownValue, type Fields } from '../database/values'
import { compare, equal, order } from './comparison'
import type { Comparator } from './expression'

/** Something that holds for the field of every document a query can match. */
export interface Fact {
  readonly relation: Exclude<Comparator, 'in'> | 'one of' | 'none of' | 'contains'
  readonly value: unknown
}

/** What is known of the documents in question, by dotted path; `''` is the whole document. */
export interface Knowledge {
  /** The value at a path where it is certain. */
  valueAt(path: string): { readonly value: unknown } | undefined
  factsAt(path: string): readonly Fact[]
}

/** Alternatives above this number are not followed: such a query proves less, never more. */
const MAX_CASES = 100

type Case = ReadonlyMap<string, readonly Fact[]>

/** One document that lies before us: everything about it is certain. */
export function knowDocument(document: Fields): Knowledge {
  return {
    valueAt: (path) => ({ value: path === '' ? document : descend(document, path.split('.')) }),
    factsAt: () => [],
  }
}

/**
 * What a query says of the documents it can match: one piece of knowledge for each alternative of its `$or`s.
 * Conditions that say nothing certain of a field (patterns, `$not`, geography, `$expr`) only narrow the
 * query and are passed over.
 */
export function knowQuery(query: Fields): Knowledge[] {
  return casesOf(query).map((facts) => ({
    valueAt: (path) => certainValue(facts, path),
    factsAt: (path) => facts.get(path) ?? [],
  }))
}

function casesOf(query: Fields): Case[] {
  let cases: Case[] = [new Map()]
  for (const [key, condition] of Object.entries(query)) {
    const alternatives = alternativesOf(key, condition)
    if (alternatives.length * cases.length > MAX_CASES) continue
    cases = cases.flatMap((known) => alternatives.map((more) => merged(known, more)))
  }
  return cases
}

/** The cases one entry of a query allows; a single empty case when it says nothing. */
function alternativesOf(key: string, condition: unknown): Case[] {
  const members = Array.isArray(condition) ? condition.filter(isFields) : []
  if (key === '$or' && members.length > 0) return members.flatMap(casesOf)
  if (key === '$and') return casesOfAll(members)
  return [new Map(key === '' || key.startsWith('$') ? [] : [[key, factsOf(condition)]])]
}

function casesOfAll(members: readonly Fields[]): Case[] {
  return members.reduce<Case[]>(
    (cases, member) => {
      const alternatives = casesOf(member)
      if (alternatives.length * cases.length > MAX_CASES) return cases
      return cases.flatMap((known) => alternatives.map((more) => merged(known, more)))
    },
    [new Map()],
  )
}

function merged(one: Case, other: Case): Case {
  const all = new Map(one)
  for (const [path, facts] of other) all.set(path, [...(all.get(path) ?? []), ...facts])
  return all
}

function factsOf(condition: unknown): Fact[] {
  if (isOperatorObject(condition))
    return Object.entries(condition).flatMap(([name, value]) => factOf(name, value))
  if (condition instanceof RegExp) return []
  if (isFields(condition) && Object.keys(condition).some((key) => key.startsWith('$'))) return []
  return [{ relation: '==', value: condition }]
}

const RELATIONS: { readonly [operator: string]: Fact['relation'] } = {
  $eq: '==',
  $ne: '!=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
  $in: 'one of',
  $nin: 'none of',
}

function factOf(operator: string, value: unknown): Fact[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value]
  if (values.some((item) => item instanceof RegExp)) return []
  const relation = Object.hasOwn(RELATIONS, operator) ? RELATIONS[operator] : undefined
  if (relation !== undefined) return [{ relation, value }]
  switch (operator) {
    case '$exists':
      return value === false ? [{ relation: '==', value: null }] : []
    case '$all':
      return values.filter((item) => !isFields(item)).map((item) => ({ relation: 'contains', value: item }))
    case '$elemMatch':
      return elementFact(value)
    default:
      return []
  }
}

function elementFact(criteria: unknown): Fact[] {
  const equals = isFields(criteria) && '$eq' in criteria
  return equals ? [{ relation: 'contains', value: criteria['$eq'] }] : []
}

/** The value that the query demands of a path, or the part of one that it demands of a path above. */
function certainValue(facts: Case, path: string): { value: unknown } | undefined {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const demanded = facts
      .get(parts.slice(0, length).join('.'))
      ?.map(soleValue)
      .find((found) => found !== undefined)
    if (demanded) return { value: descend(demanded.value, parts.slice(length)) }
  }
  return undefined
}

function soleValue({ relation, value }: Fact): { value: unknown } | undefined {
  if (relation === '==') return { value }
  return relation === 'one of' && Array.isArray(value) && value.length === 1
    ? { value: value[0] as unknown }
    : undefined
}

function descend(start: unknown, parts: readonly string[]): unknown {
  let value = start
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined
    value = ownValue(value as Fields, part)
  }
  return value
}

/** Whether `field <operator> value` follows from one fact about the field. */
export function follows(fact: Fact, operator: Comparator, value: unknown): boolean {
  const { relation, value: known } = fact
  switch (relation) {
    case '==':
      return compare(known, operator, value)
    case 'one of':
      return Array.isArray(known) && known.every((item) => compare(item, operator, value))
    case '!=':
      return operator === '!=' && equal(known, value)
    case 'none of':
      return operator === '!=' && Array.isArray(known) && known.some((item) => equal(item, value))
    case 'contains':
      return false
    default:
      return followsFromBound(relation, order(known, value), operator)
  }
}

/** From `field > known` follows `field > value` when known >= value, and so on. */
function followsFromBound(
  relation: '>' | '>=' | '<' | '<=',
  distance: number | undefined,
  operator: Comparator,
): boolean {
  if (distance === undefined) return false
  const isAbove = relation.startsWith('>')
  const beyond = isAbove ? distance : -distance
  const isStrict = relation.length === 1
  if (operator === (isAbove ? '>=' : '<=')) return beyond >= 0
  if (operator === (isAbove ? '>' : '<') || operator === '!=') return isStrict ? beyond >= 0 : beyond > 0
  return false
}
