import { makeSeal } from '../../cloudfunctions/kernel/seal'
import { importTown } from '../../config/town/import'
import { generateTown, type Entry } from '../../config/town/town'
import { noCounts, type Org } from '../../domain/grid/org'
import { startCloud, testKeys, type Caller, type Cloud } from '../support/cloud'
import { holder } from './city'

/** A town of a size, with some of its staff signed in; its first community is the same in every size. */
export interface PeopleTown {
  readonly people: number
  /** Seconds in which it was invented and moved in, indexes included. */
  readonly seconds: number
  /** Of the first community. */
  readonly secretary: Caller
  /** Of its first grid. */
  readonly worker: Caller
  /** Of the whole town. */
  readonly administrator: Caller
  readonly cloud: Cloud
}

/** Below this a town has the shape of the demo, from it on that of Nanjing. */
const CITY = 120_000

export async function townOf(people: number): Promise<PeopleTown> {
  const cloud = await startCloud()
  const started = Date.now()
  const size = people < CITY ? 'demo' : 'city'
  const town = generateTown({ size, people, wishes: 200, seed: 1, now: started, seal: makeSeal(testKeys) })
  await importTown({ url: cloud.url, token: cloud.token, town: withWaiting(town) })
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`${people} people moved in: ${seconds} s`)
  return {
    ...{ people, seconds, cloud },
    secretary: await holder(cloud, 'communitySecretary', 'm1'),
    worker: await holder(cloud, 'gridWorker', 'g1'),
    administrator: await holder(cloud, 'administrator', 'c1'),
  }
}

/** People of the first grid who wait to be verified, and one in so many elsewhere. */
const WAITING = 30
const WAITING_OF = 50

function* withWaiting(town: Iterable<Entry>): Generator<Entry> {
  let [here, number] = [0, 0]
  for (const entry of town) {
    if (entry.collection !== 'people' || entry.document.posts.length > 0) {
      yield entry
      continue
    }
    number += 1
    const isHere = entry.document.path.includes('g1')
    const waits = isHere ? here++ < WAITING : number % WAITING_OF === 0
    const residence = { ...entry.document.residence, state: 'pending' as const }
    yield waits ? { ...entry, document: { ...entry.document, residence } } : entry
  }
}

/** Gives the first community of a small town as many grids as it has in the largest, so that its page is as long. */
export async function evenOut(towns: readonly PeopleTown[]): Promise<void> {
  const grids = await Promise.all(
    towns.map(async ({ secretary }) => (await secretary.api.grid.tree.get({})).below.length),
  )
  const most = Math.max(...grids)
  for (const [at, { cloud }] of towns.entries()) {
    const missing = Array.from({ length: most - (grids[at] ?? most) }, (_, number) => emptyGrid(number))
    if (missing.length > 0) await cloud.insert('orgs', missing)
  }
}

function emptyGrid(number: number): Org {
  const [_id, name] = [`empty${number}`, `空${number + 1}网格`]
  return {
    ...{ _id, version: 1, kind: 'grid', name, estate: null, label: name, parent: 'm1' },
    ...{ path: ['c1', 'd1', 's1', 'm1', _id], from: 0, to: null, past: [], boundary: null, counts: noCounts },
  }
}
