import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EJSON } from 'bson'
import { openDatabase } from '../../src/database/open'
import type { ActionReply, Database, DatabaseOptions, IndexDeclaration, QueryPlan } from '../../src/types'
import { must } from '../../src/database/must'

export type Fields = { [field: string]: unknown }

/** The encoding wx-server-sdk sends. */
export const ejson = (value: unknown): string => EJSON.stringify(value, { relaxed: false })

const opened: Database[] = []
const folders: string[] = []

afterEach(() => {
  for (const database of opened.splice(0)) database.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  folders.push(folder)
  return folder
}

export interface Bench {
  readonly database: Database
  readonly warnings: string[]
  action(name: string, request: Fields): Promise<ActionReply>
  add(collection: string, ...documents: Fields[]): Promise<unknown>
  /** Documents that match, with the plan. */
  find(collection: string, query: Fields, options?: FindOptions): Promise<{ list: Fields[]; plan: QueryPlan }>
  one(collection: string, id: unknown): Promise<Fields | undefined>
  update(collection: string, id: unknown, data: Fields): Promise<Fields>
  aggregate(collection: string, ...stages: Fields[]): Promise<Fields[]>
}

export interface FindOptions {
  readonly order?: Fields
  readonly limit?: number
  readonly offset?: number
  readonly projection?: Fields
}

/** A database whose collections have the given indexes. */
export function bench(
  collections: { readonly [name: string]: readonly IndexDeclaration[] },
  options: Partial<DatabaseOptions> = {},
): Bench {
  const warnings: string[] = []
  const database = openDatabase({
    file: ':memory:',
    strict: false,
    scanLimit: 1_000,
    now: () => 1_700_000_000_000,
    warn: (message) => warnings.push(message),
    declaration: {
      collections: Object.fromEntries(
        Object.entries(collections).map(([name, indexes]) => [name, { indexes }]),
      ),
    },
    ...options,
  })
  opened.push(database)
  return { ...shortcuts(database), database, warnings }
}

/** Closes a database that the test opens again. */
export function closeNow(database: Database): void {
  opened.splice(opened.indexOf(database), 1)
  database.close()
}

const listed = (reply: ActionReply): Fields[] =>
  (reply.data['list'] as string[]).map((text) => EJSON.parse(text) as Fields)

function shortcuts(database: Database): Omit<Bench, 'database' | 'warnings'> {
  const action = (name: string, request: Fields): Promise<ActionReply> =>
    database.execute(`database.${name}`, request)
  const find: Bench['find'] = async (collectionName, query, options = {}) => {
    const { order, projection, ...rest } = options
    const texts = {
      ...(order ? { order: ejson(order) } : {}),
      ...(projection ? { projection: ejson(projection) } : {}),
    }
    const request = { collectionName, queryType: 'WHERE', query: ejson(query), ...texts, ...rest }
    const reply = await action('getDocument', request)
    return { list: listed(reply), plan: must(reply.plan) }
  }
  return {
    action,
    find,
    add: (collectionName, ...documents) =>
      action('insertDocument', { collectionName, data: documents.map(ejson) }),
    one: async (collection, _id) => (await find(collection, { _id })).list[0],
    update: async (collectionName, _id, data) => {
      const selection = { collectionName, queryType: 'DOC', query: ejson({ _id }) }
      await action('modifyDocument', {
        ...selection,
        multi: false,
        merge: true,
        upsert: false,
        data: ejson(data),
      })
      return must((await find(collectionName, { _id })).list[0])
    },
    aggregate: async (collectionName, ...stages) => {
      const encoded = stages.map((stage) => {
        const [stageKey, value] = must(Object.entries(stage)[0])
        return { stageKey, stageValue: ejson(value) }
      })
      return listed(await action('aggregateDocuments', { collectionName, stages: encoded }))
    },
  }
}

/** The ServiceError's code, or the test fails. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await failureOf(work)
  return String((error as { code?: unknown }).code)
}

export async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work
  } catch (error) {
    return error as Error
  }
  throw new Error('an error was expected')
}

export const ids = (documents: readonly Fields[]): unknown[] => documents.map((document) => document['_id'])
