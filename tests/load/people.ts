import { makeSeal } from '../../cloudfunctions/kernel/seal'
import { importTown } from '../../config/town/import'
import { generateTown } from '../../config/town/town'
import { startCloud, testKeys, type Caller } from '../support/cloud'
import { holder } from './city'
import { option, printGrowth } from './growth'

/**
 * `npm run bench:people [-- --people 1500,1000000] [--rounds 30]`: looking people up in towns of different sizes, whose
 * first community is the same in each. All stand at the same time and are asked in turn.
 */
const sizes = option('people', '1500,1000000').split(',').map(Number)
const rounds = Number(option('rounds', '30'))

/** Below this a town has the shape of the demo, from it on that of Nanjing. */
const CITY = 120_000

interface PeopleTown {
  readonly people: number
  /** Of the first community. */
  readonly secretary: Caller
  /** Of its first grid. */
  readonly worker: Caller
  stop(): Promise<void>
}

async function townOf(people: number): Promise<PeopleTown> {
  const cloud = await startCloud()
  const started = Date.now()
  const size = people < CITY ? 'demo' : 'city'
  const town = generateTown({ size, people, wishes: 200, seed: 1, now: Date.now(), seal: makeSeal(testKeys) })
  await importTown({ url: cloud.url, token: cloud.token, town })
  console.log(`${people} people moved in: ${((Date.now() - started) / 1000).toFixed(0)} s`)
  return {
    people,
    secretary: await holder(cloud, 'communitySecretary', 'm1'),
    worker: await holder(cloud, 'gridWorker', 'g1'),
    stop: cloud.stop,
  }
}

/** Somebody of the first grid, the same in every town. */
const NEIGHBOUR = 'p4'

const calls = {
  'search by name': ({ secretary }: PeopleTown) => secretary.api.grid.desk.search({ by: 'name', text: '王' }),
  'search by phone': ({ secretary }: PeopleTown) =>
    secretary.api.grid.desk.search({ by: 'phone', text: '0889' }),
  'search by door': ({ secretary }: PeopleTown) => secretary.api.grid.desk.search({ by: 'door', text: '3-' }),
  'person page': ({ worker }: PeopleTown) => worker.api.grid.desk.person({ personId: NEIGHBOUR }),
  'who can see me': ({ secretary }: PeopleTown) => secretary.api.grid.desk.watchers({}),
}

async function main(): Promise<void> {
  const stores: PeopleTown[] = []
  try {
    for (const people of sizes) stores.push(await townOf(people))
    await printGrowth({ stores, sizeOf: ({ people }) => `${people} people`, calls, rounds })
  } finally {
    await Promise.all(stores.map((store) => store.stop()))
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
