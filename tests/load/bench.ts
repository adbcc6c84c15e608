import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cityOf, type City } from './city'
import { median, option, printGrowth, timed } from './growth'
import { startCloud } from '../support/cloud'
import { populate, volunteerNumber, signInAll } from '../support/world'
import { bring } from '../support/wishes'
import { script } from '../support/script'

/**
 * `npm run bench [-- --wishes 1000,100000,1000000] [--rounds 30]`: ratios from one run. All stores stand at the same
 * time and are asked in turn, so that whatever else the machine does falls on each alike.
 */
const sizes = option('wishes', '1000,100000,1000000').split(',').map(Number)
const rounds = Number(option('rounds', '30'))
const COLD_TARGET = 1.3

const calls = {
  'wish.list': (city: City) => city.member.api.wish.list({ scope: 'grid' }),
  'wish.get': (city: City) => city.member.api.wish.get({ id: city.nextOpen() }),
  'wish.desk': (city: City) => city.secretary.api.wish.desk({}),
  'wish.claim': (city: City) => city.member.api.wish.claim({ id: city.nextOpen() }),
}

/** Loading the `api` bundle against a bare function that only has wx-server-sdk, in fresh processes, in turn. */
async function coldLoad(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'linge-bare-'))
  const root = join(__dirname, '..', '..')
  const source = join(folder, 'source.js')
  writeFileSync(
    source,
    `const cloud = require('wx-server-sdk'); cloud.init({}); exports.main = async () => ({})`,
  )
  const bare = join(folder, 'bare.js')
  await build({
    entryPoints: [source],
    outfile: bare,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node18',
    nodePaths: [join(root, 'node_modules')],
    logLevel: 'error',
  })
  const files = [bare, join(root, 'dist/cloudfunctions/api/index.js')]
  const samples = files.map(() => [] as number[])
  for (let round = 0; round < 15; round += 1) files.forEach((file, at) => samples[at]?.push(loadTime(file)))
  rmSync(folder, { recursive: true })
  const [base = NaN, api = NaN] = samples.map(median)
  console.log(
    `\ncold load     bare ${base.toFixed(0)} ms   api ${api.toFixed(0)} ms   ratio ${(api / base).toFixed(2)}  ≤ ${COLD_TARGET}`,
  )
}

function loadTime(file: string): number {
  const script = `const s = process.hrtime.bigint(); require(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - s) / 1e6)`
  return Number(
    execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split('\n').at(-1),
  )
}

/** One hundred people claim the same wish at once, ten times over. */
async function contention(): Promise<void> {
  const cloud = await startCloud()
  try {
    await populate(cloud)
    const people = await signInAll(cloud)
    const crowd = Array.from({ length: 100 }, (_, number) => ({
      ...volunteerNumber(number),
      posts: [branchPost],
      postKeys: [],
    }))
    await cloud.insert('people', crowd)
    const callers = await Promise.all(crowd.map(({ openid }) => cloud.as(openid)))
    const { id } = await bring.open(people)
    const replies: string[] = []
    const took = await timed(async () => {
      const claims = callers.map((caller) =>
        caller.call('wish.claim', { id }, `bench-claim-${Math.random()}`.slice(0, 30).replace('.', '-')),
      )
      for (const { reply } of await Promise.all(claims)) replies.push(reply.ok ? 'won' : reply.code)
    })
    const won = replies.filter((reply) => reply === 'won').length
    const lost = replies.filter((reply) => reply === 'conflict').length
    console.log(
      `contention    100 claims on one wish: ${won} won, ${lost} conflicts, ${(100_000 / took).toFixed(0)} claims/s`,
    )
  } finally {
    await cloud.stop()
  }
}

const branchPost = {
  role: 'branchMember' as const,
  org: 'g1',
  orgName: '一网格',
  path: ['c1', 'd1', 's1', 'm1', 'g1'],
  unitName: null,
  from: 0,
  to: null,
}

async function main(): Promise<void> {
  const cities: City[] = []
  try {
    for (const wishes of sizes) cities.push(await cityOf(wishes))
    await printGrowth({
      stores: cities,
      sizeOf: ({ wishes }) => `${wishes} wishes`,
      calls,
      rounds,
      after: async (name, city) => {
        if (name === 'wish.claim') await city.giveBack()
      },
    })
  } finally {
    await Promise.all(cities.map((city) => city.stop()))
  }
  await coldLoad()
  await contention()
}

script(main)
