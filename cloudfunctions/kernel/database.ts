import { cloud } from './cloud'

type Query = { readonly [path: string]: unknown }
type Changes = { readonly [field: string]: unknown }

interface FindOptions {
  /** Field → 1 ascending, -1 descending; an index must serve it (config/database.json). */
  readonly sort?: { readonly [field: string]: 1 | -1 }
  readonly limit: number
}

/** What the program asks of a collection: the SDK's loose surface, typed and without its traps. */
export interface Collection<T extends { readonly _id: string }> {
  readonly name: string
  find(query: Query, options: FindOptions): Promise<T[]>
  findById(id: string): Promise<T | null>
  /** False when the _id or a unique value is taken. */
  insert(document: T): Promise<boolean>
  /** Inserts all or, where one `_id` or unique value is taken, none; false then. */
  insertAll(documents: readonly T[]): Promise<boolean>
  /** Guarded update of at most one document: the number updated, 0 or 1. */
  update(query: Query, changes: Changes): Promise<number>
  /** Updates every match in one operation: how many there were. */
  updateAll(query: Query, changes: Changes): Promise<number>
  /** Removes every match in one operation: how many there were. */
  removeAll(query: Query): Promise<number>
  aggregate<Row>(stages: Stages): Promise<Row[]>
}

/** The stages this program uses. */
export interface Pipeline {
  match(query: Query): Pipeline
  lookup(join: object): Pipeline
  project(fields: object): Pipeline
  addFields(fields: object): Pipeline
  sort(fields: object): Pipeline
  group(fields: object): Pipeline
  unwind(path: string): Pipeline
  limit(rows: number): Pipeline
  end(): Promise<{ list: unknown[] }>
  done(): object[]
}

type Stages = (start: Pipeline) => Pipeline

// The SDK's types leave out `throwOnNotFound`, which its documentation has.
const options = { throwOnNotFound: false } as Parameters<typeof cloud.database>[0]
const open = () => cloud.database(options)
let handle: ReturnType<typeof open> | undefined
/** The SDK's database object; made on first use, so that loading the program costs nothing. */
const database = () => (handle ??= open())

/** Query and update operators (`in`, `gte`, `inc`, `push`, …). */
export const operators = () => database().command

/** Stages as a `lookup` takes them: what hangs on a row is read in the row's own operation. */
export function stagesOf(stages: Stages): object[] {
  // The SDK's types leave it out, its documentation has it.
  const { aggregate } = database().command as unknown as { aggregate: { pipeline(): Pipeline } }
  return stages(aggregate.pipeline()).done()
}

export function collection<T extends { readonly _id: string }>(name: string): Collection<T> {
  const rows = () => database().collection(name)
  return {
    name,
    async find(query, { sort = {}, limit }) {
      const start = rows().where(query)
      const sorted = Object.entries(sort).reduce(
        (chain, [field, direction]) => chain.orderBy(field, direction === 1 ? 'asc' : 'desc'),
        start,
      )
      const { data } = (await sorted.limit(limit).get()) as unknown as { data: T[] }
      return data
    },
    async findById(id) {
      const { data } = (await rows().doc(id).get()) as unknown as { data: T | null }
      return data
    },
    insert: (document) => insert(name, document),
    insertAll: (documents) => insert(name, documents),
    update: (query, changes) => update(rows().where(query), changes, false),
    updateAll: (query, changes) => update(rows().where(query), changes, true),
    async removeAll(query) {
      const { stats } = (await rows().where(query).remove()) as unknown as { stats: { removed: number } }
      return stats.removed
    },
    async aggregate(stages) {
      const { list } = await stages(rows().aggregate() as unknown as Pipeline).end()
      return list as never
    },
  }
}

type Rows = ReturnType<ReturnType<typeof open>['collection']>

async function update(matches: ReturnType<Rows['where']>, changes: Changes, multi: boolean): Promise<number> {
  const result = await matches.update({ data: replacingObjects(changes), multi } as never)
  return (result as { stats: { updated: number } }).stats.updated
}

async function insert(name: string, data: object): Promise<boolean> {
  try {
    await database().collection(name).add({ data })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** The service reports a taken key as a failed request whose text carries MongoDB's E11000. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error &&
  /E11000|duplicate key/i.test(`${error.message} ${(error as { errMsg?: string }).errMsg ?? ''}`)

/** The SDK merges a plain object into the stored one, path by path; the program always means the whole. */
function replacingObjects(changes: Changes): Changes {
  const entries = Object.entries(changes).map(([field, value]) => [
    field,
    isPlainObject(value) ? database().command.set(value) : value,
  ])
  return Object.fromEntries(entries) as Changes
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
