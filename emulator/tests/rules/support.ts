import { EJSON } from 'bson'
import { ClientDatabase } from '../../src/rules/client-database'
import { CollectionRules } from '../../src/rules/collection-rules'
import { CallLog } from '../../src/server/call-log'
import type { RulesDeclaration } from '../../src/types'
import type { Bench, Fields } from '../database/support'
import { bench, codeOf, ejson } from '../database/support'

export const ALICE = 'o-alice-1'
export const BOB = 'o-bob-234'

const NOW = 1_700_000_000_000

/** What one person can do with the collections, in the wire's own shapes. */
export interface Person {
  get(collection: string, query: Fields, options?: Fields): Promise<Fields[]>
  count(collection: string, query: Fields): Promise<unknown>
  add(collection: string, document: Fields): Promise<unknown>
  update(collection: string, query: Fields, data: Fields): Promise<unknown>
  set(collection: string, id: string, document: Fields): Promise<unknown>
  remove(collection: string, query: Fields): Promise<unknown>
  aggregate(collection: string, ...stages: Fields[]): Promise<Fields[]>
  run(action: string, request: Fields): Promise<Fields>
}

export interface Ruled extends Bench {
  as(openid: string): Person
}

/** A database whose collections have the given rules, as clients reach it. */
export function ruled(rules: { readonly [collection: string]: RulesDeclaration | undefined }): Ruled {
  const collections = Object.fromEntries(
    Object.entries(rules).map(([name, declared]) => [
      name,
      { indexes: [], ...(declared === undefined ? {} : { rules: declared }) },
    ]),
  )
  const declaration = { collections }
  const made = bench({}, { declaration })
  const client = new ClientDatabase({
    database: made.database,
    rules: new CollectionRules({
      declaration,
      now: () => NOW,
      findDocument: (collection, id) => made.database.findDocument(collection, id),
    }),
    calls: new CallLog(() => NOW),
    now: () => NOW,
  })
  return { ...made, as: (openid) => personOf(client, openid) }
}

const where = (collectionName: string, query: Fields): Fields => ({
  collectionName,
  queryType: 'WHERE',
  query: ejson(query),
})
const listed = ({ list }: Fields): Fields[] => (list as string[]).map((text) => EJSON.parse(text) as Fields)

function personOf(client: ClientDatabase, openid: string): Person {
  const run = async (action: string, request: Fields): Promise<Fields> =>
    (await client.execute({ openid, action: `database.${action}`, request })).data
  return {
    run,
    get: async (name, query, options = {}) =>
      listed(await run('getDocument', { ...where(name, query), ...options })),
    count: async (name, query) => (await run('calculateDocument', where(name, query)))['total'],
    add: async (name, document) => run('insertDocument', { collectionName: name, data: [ejson(document)] }),
    update: async (name, query, data) => {
      const change = { multi: true, merge: true, data: ejson({ $set: data }) }
      return (await run('modifyDocument', { ...where(name, query), ...change }))['updated']
    },
    set: async (name, id, document) => {
      const change = { multi: false, merge: false, upsert: true, data: ejson(document) }
      return run('modifyDocument', { ...where(name, { _id: id }), queryType: 'DOC', ...change })
    },
    remove: async (name, query) =>
      (await run('removeDocument', { ...where(name, query), multi: true }))['deleted'],
    aggregate: async (name, ...stages) => {
      const encoded = stages.map((stage) => {
        const [[stageKey, value] = ['', undefined]] = Object.entries(stage)
        return { stageKey, stageValue: ejson(value) }
      })
      return listed(await run('aggregateDocuments', { collectionName: name, stages: encoded }))
    },
  }
}

/** Expects that the rules refuse. */
export async function expectDenied(work: Promise<unknown>): Promise<void> {
  expect(await codeOf(work)).toBe('DATABASE_PERMISSION_DENIED')
}
