import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloud from 'wx-server-sdk'
import { startEmulator, type Emulator } from '../../src/emulator'
import type { DatabaseDeclaration } from '../../src/types'

export type Fields = { [field: string]: unknown }

/** What the SDK's commands are to a test: methods by name, and chains of them. */
export type Commands = { readonly [name: string]: (...operands: unknown[]) => Command }
export interface Command {
  and(...others: unknown[]): Command
  or(...others: unknown[]): Command
  nor(...others: unknown[]): Command
  lt(value: unknown): Command
  lte(value: unknown): Command
}

export interface Stages {
  readonly [stage: string]: (specification?: unknown) => Stages
  end(): Stages & Promise<{ list: Fields[] }>
}

export interface Query {
  where(criteria: unknown): Query
  field(projection: unknown): Query
  orderBy(path: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  skip(count: number): Query
  get(): Promise<{ data: Fields[] }>
  count(): Promise<{ total: number }>
  update(change: { data: unknown }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Document {
  get(): Promise<{ data: Fields | null }>
  set(change: { data: unknown }): Promise<{ _id: unknown; stats: { updated: number; created: number } }>
  update(change: { data: unknown }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Collection extends Query {
  doc(id: unknown): Document
  add(added: { data: unknown }): Promise<{ _id: unknown; _ids?: unknown[] }>
  aggregate(): Stages
}

export interface Geo {
  Point(longitude: number, latitude: number): unknown
  LineString(points: readonly unknown[]): unknown
  Polygon(lines: readonly unknown[]): unknown
  MultiPoint(points: readonly unknown[]): unknown
  MultiLineString(lines: readonly unknown[]): unknown
  MultiPolygon(polygons: readonly unknown[]): unknown
}

export interface Db {
  readonly command: Commands & { readonly aggregate: Commands; readonly project: Commands }
  readonly Geo: Geo
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
  RegExp(parts: { regexp: string; options?: string }): unknown
}

// As emulator/README.md says for scripts; the address is added when the emulator listens.
Object.assign(process.env, {
  TENCENTCLOUD: 'true',
  TENCENTCLOUD_SECRETID: 'any',
  TENCENTCLOUD_SECRETKEY: 'any',
  WX_CONTEXT_KEYS: 'WX_API_TOKEN',
  SILENCE: 'true',
})
cloud.init({ env: 'local' })

/** `throwOnNotFound` is missing in the SDK's types. */
const OPTIONS: object = { throwOnNotFound: false }
export const db = cloud.database(OPTIONS) as unknown as Db
export const _ = db.command
export const $ = db.command.aggregate

/** Points the SDK at an emulator that lives as long as the tests of a file. */
export function useEmulator(declaration: DatabaseDeclaration = { collections: {} }): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-sdk-'))
  let emulator: Emulator | undefined
  beforeAll(async () => {
    const functionsDir = join(dataDir, 'functions')
    mkdirSync(functionsDir)
    emulator = await startEmulator({ functionsDir, declaration, dataDir, port: 0, timers: false })
    process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${emulator.url}/admin` })
    process.env['WX_API_TOKEN'] = emulator.adminToken
  })
  afterAll(async () => {
    await emulator?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
}

let collections = 0

/** A new collection with documents in it. */
export async function filled(documents: readonly Fields[]): Promise<Collection> {
  const name = `things_${++collections}`
  await db.createCollection(name)
  const collection = db.collection(name)
  if (documents.length > 0) await collection.add({ data: documents })
  return collection
}

export interface SdkError {
  readonly errCode: number
  /** The SDK leaves the code of an aggregation as it came, with errCode -1. */
  readonly code?: string
  readonly errMsg: string
}

/** The error the SDK rejects with, or the test fails. */
export async function failureOf(work: Promise<unknown>): Promise<SdkError> {
  try {
    await work
  } catch (error) {
    return error as SdkError
  }
  throw new Error('an error was expected')
}
