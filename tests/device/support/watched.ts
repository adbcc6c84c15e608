import type { Page } from 'playwright-core'
import type { HeadlessDevice } from '../runtime/start-jsdom'

/** What a watch looks at: a document, or a query. */
export interface Watch {
  readonly collection: string
  readonly doc?: string
  readonly where?: { readonly [field: string]: unknown }
  readonly orderBy?: readonly [string, 'asc' | 'desc']
  readonly limit?: number
}

interface Change {
  readonly dataType: string
  readonly queueType: string
  readonly docId: string
}

/** A snapshot as WeChat tells it (Collection.watch). */
export interface Snapshot {
  readonly id: number
  readonly type?: 'init'
  readonly docs: readonly { readonly [field: string]: unknown }[]
  readonly docChanges: readonly Change[]
}

/** What ended a watch. */
interface WatchError {
  readonly errCode: number
  readonly errMsg: string
}

interface Callbacks {
  readonly onChange: (snapshot: Snapshot) => void
  readonly onError: (error: WatchError) => void
}

interface Query {
  doc(id: string): Query
  where(condition: object): Query
  orderBy(field: string, way: string): Query
  limit(count: number): Query
  watch(callbacks: Callbacks): { close(): Promise<void> }
}

interface Cloud {
  init(): void
  database(): { collection(name: string): Query }
}

/** A watch of the program in a test's hands. */
export interface Watched {
  /** The next snapshot, in the order of their coming. */
  next(): Promise<Snapshot>
  error(): Promise<WatchError>
  close(): Promise<void>
}

/** Things that come, for whoever waits for them. */
class Queue<Thing> {
  private readonly things: Thing[] = []
  private readonly takers: ((thing: Thing) => void)[] = []

  readonly push = (thing: Thing): void => {
    const taker = this.takers.shift()
    if (taker) taker(thing)
    else this.things.push(thing)
  }

  take(): Promise<Thing> {
    const thing = this.things.shift()
    return thing === undefined ? new Promise((resolve) => this.takers.push(resolve)) : Promise.resolve(thing)
  }
}

/** Begins a watch as a program does; runs beside the program, in the page or in jsdom. */
function begin(cloud: Cloud, { collection, doc, where, orderBy, limit }: Watch, callbacks: Callbacks) {
  let query = cloud.database().collection(collection)
  if (doc !== undefined) query = query.doc(doc)
  if (where) query = query.where(where)
  if (orderBy) query = query.orderBy(...orderBy)
  if (limit !== undefined) query = query.limit(limit)
  return query.watch(callbacks)
}

interface Beginning {
  readonly watch: Watch
  readonly name: string
  /** Text of the function that begins it: the page knows nothing of this file. */
  readonly code: string
}

let watches = 0

/** A watch on a phone in Chromium. */
export async function watchOn(page: Page, watch: Watch): Promise<Watched> {
  const [snapshots, errors] = [new Queue<Snapshot>(), new Queue<WatchError>()]
  const name = `watch${(watches += 1)}`
  await page.exposeFunction(`${name}Change`, snapshots.push)
  await page.exposeFunction(`${name}Error`, errors.push)
  await page.evaluate(
    (given: Beginning) => {
      const run = globalThis.eval(`(${given.code})`) as typeof begin
      const told = (suffix: string) => Reflect.get(window, given.name + suffix) as (told: unknown) => void
      const cloud = window.device.wx.cloud as unknown as Cloud
      const watcher = run(cloud, given.watch, { onChange: told('Change'), onError: told('Error') })
      Object.assign(window, { [given.name]: watcher })
    },
    { watch, name, code: begin.toString() },
  )
  return {
    next: () => snapshots.take(),
    error: () => errors.take(),
    close: () => page.evaluate((of) => (Reflect.get(window, of) as { close(): Promise<void> }).close(), name),
  }
}

/** A watch on a phone in jsdom. */
export function watchIn({ device }: HeadlessDevice, watch: Watch): Watched {
  const [snapshots, errors] = [new Queue<Snapshot>(), new Queue<WatchError>()]
  const cloud = device.wx.cloud as unknown as Cloud
  cloud.init()
  const watcher = begin(cloud, watch, { onChange: snapshots.push, onError: errors.push })
  return { next: () => snapshots.take(), error: () => errors.take(), close: () => watcher.close() }
}
