import { formatEjson, parseEjson } from '../database/ejson'
import { isFields, type Fields } from '../database/values'
import { ServiceError } from '../types'
import type { CollectionRules } from './collection-rules'
import { withOpenid } from './openid'

export interface ClientAggregate {
  readonly openid: string
  readonly collection: string
  /** `[{stageKey, stageValue}]` as they arrived. */
  readonly stages: unknown
  readonly rules: CollectionRules
  readonly now: () => number
}

interface Stage {
  readonly key: string
  value: unknown
}

/** Stages that write collections; no client reaches them. */
const WRITING = ['$out', '$merge']
/** Stages that read a second collection, with the name of the field that says which. */
const JOINING: { readonly [stage: string]: string } = {
  $lookup: 'from',
  $graphLookup: 'from',
  $unionWith: 'coll',
}

/**
 * Lets an aggregation of a client pass when what its first stage matches is readable, and everything of each
 * collection it joins. Answers the stages to run.
 *
 * @throws ServiceError DATABASE_PERMISSION_DENIED, INVALID_PARAM
 */
export function aggregateForClient({ stages, rules, openid, collection, now }: ClientAggregate): unknown[] {
  const read = readStages(stages, openid, now)
  for (const { key, value } of read) checkJoins({ [key]: value }, (from) => requireOpen(rules, openid, from))
  return narrowed(read, (query) => rules.checkRead({ collection, openid, query })).map(({ key, value }) => ({
    stageKey: key,
    stageValue: formatEjson(value),
  }))
}

function readStages(stages: unknown, openid: string, now: () => number): Stage[] {
  if (!Array.isArray(stages)) throw new ServiceError('INVALID_PARAM', 'stages must be an array')
  return stages.map((stage: unknown) => {
    const { stageKey, stageValue } = isFields(stage) ? stage : {}
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') {
      throw new ServiceError('INVALID_PARAM', 'a stage is {stageKey, stageValue}')
    }
    return { key: stageKey, value: withOpenid(parseEjson(stageValue, now), openid) }
  })
}

/** Replaces what the first stage matches by what may be read; a `$match` is put first where there is none. */
function narrowed(stages: readonly Stage[], readable: (query: Fields) => Fields): Stage[] {
  const [first, ...rest] = stages
  if (first?.key === '$match' && isFields(first.value)) {
    return [{ key: '$match', value: readable(first.value) }, ...rest]
  }
  if (first?.key === '$geoNear' && isFields(first.value)) {
    const query = isFields(first.value['query']) ? first.value['query'] : {}
    return [{ key: '$geoNear', value: { ...first.value, query: readable(query) } }, ...rest]
  }
  const query = readable({})
  return Object.keys(query).length === 0 ? [...stages] : [{ key: '$match', value: query }, ...stages]
}

/** A joined collection must be readable as a whole, by everyone: a query that narrows it is not looked for. */
function requireOpen(rules: CollectionRules, openid: string, from: unknown): void {
  const name = typeof from === 'string' ? from : ''
  const query = rules.checkRead({ collection: name, openid, query: {} })
  if (Object.keys(query).length > 0) {
    throw new ServiceError('DATABASE_PERMISSION_DENIED', `clients may not join ${name}`)
  }
}

/** Finds joins at any depth: pipelines may stand inside stages. */
function checkJoins(value: unknown, requireReadable: (from: unknown) => void): void {
  if (Array.isArray(value)) for (const item of value) checkJoins(item, requireReadable)
  if (!isFields(value)) return
  for (const [key, inner] of Object.entries(value)) {
    if (WRITING.includes(key)) {
      throw new ServiceError('DATABASE_PERMISSION_DENIED', `clients may not use ${key}`)
    }
    const field = Object.hasOwn(JOINING, key) ? JOINING[key] : undefined
    if (field !== undefined) requireReadable(isFields(inner) ? inner[field] : inner)
    checkJoins(inner, requireReadable)
  }
}
