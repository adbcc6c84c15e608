import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY } from '../../domain/case'
import type { Answer } from '../support/cloud'
import { GROWTH_TARGET, option, printGrowth, type Grown } from './growth'
import { evenOut, townOf, type PeopleTown } from './people-town'
import { script } from '../support/script'

/**
 * `npm run bench:people [-- --people 1500,1000000] [--rounds 30]`: looking people up in towns of different sizes. All
 * stand at the same time and are asked in turn. Written to docs/bench-people.md.
 */
const sizes = option('people', '1500,1000000').split(',').map(Number)
const rounds = Number(option('rounds', '30'))

/** Somebody of the first grid, the same in every town. */
const NEIGHBOUR = 'p4'
const COMMUNITY = 'm1'
const YESTERDAY = Date.now() - DAY

type Who = 'secretary' | 'worker' | 'administrator'

const asked: { readonly [name: string]: readonly [who: Who, path: string, input: object] } = {
  'search by name': ['secretary', 'grid.desk.search', { by: 'name', text: '王' }],
  'search by phone tail': ['secretary', 'grid.desk.search', { by: 'phone', text: '0889' }],
  'search by door': ['secretary', 'grid.desk.search', { by: 'door', text: '3-' }],
  'search by name, whole town': ['administrator', 'grid.desk.search', { by: 'name', text: '王' }],
  'search by door, whole town': ['administrator', 'grid.desk.search', { by: 'door', text: '3-' }],
  'person page': ['worker', 'grid.desk.person', { personId: NEIGHBOUR }],
  'who waits to be verified': ['worker', 'grid.people.queue', {}],
  'who can see me': ['secretary', 'grid.desk.watchers', {}],
  'staff desk': ['secretary', 'wish.desk', {}],
  'tree with counts': ['secretary', 'grid.tree.get', {}],
  'tree of a past day': ['secretary', 'grid.tree.at', { org: COMMUNITY, at: YESTERDAY }],
  'figures of a past day': ['secretary', 'grid.tree.figures', { org: COMMUNITY, at: YESTERDAY }],
  'split, looked at': ['secretary', 'grid.tree.preview', { org: 'g1', buildings: ['b1'] }],
  'my data': ['worker', 'identity.privacy.mine', {}],
  'imports of the roster': ['secretary', 'grid.roster.list', {}],
}

async function ask(town: PeopleTown, name: string): Promise<Answer> {
  const [who, path, input] = asked[name] ?? (['worker', '', {}] as const)
  const answer = await town[who].call(path, input)
  if (!answer.reply.ok) throw new Error(`${name}: ${JSON.stringify(answer.reply)}`)
  return answer
}

function report(
  towns: readonly PeopleTown[],
  grown: readonly Grown[],
  operations: ReadonlyMap<string, number>,
) {
  const number = (value: number): string => value.toLocaleString('en')
  const heads = ['call', ...towns.map(({ people }) => `${number(people)} people`), 'growth', 'operations']
  const rows = grown.map(({ name, times, ratio }) => [
    ...[name, ...times.map((time) => `${time.toFixed(1)} ms`)],
    ...[ratio.toFixed(2), String(operations.get(name) ?? '')],
  ])
  const lines = [heads, heads.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
  const moved = towns.map(({ people, seconds }) => `${number(people)} in ${number(seconds)} s`).join(', ')
  return `# Looking people up

Written by \`npm run bench:people\`. Towns of invented people stand side by side and are asked in turn; the first community is the same in each, the largest has the tree of Nanjing. Medians of ${rounds} rounds over HTTP through the built \`api\` function and the real wx-server-sdk. Absolute times belong to the machine that ran it; growth (target ≤ ${GROWTH_TARGET}) and the number of database operations (target ≤ 2) are what counts.

${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Invented and moved in, indexes included, one person at a time in memory: ${moved}.
`
}

async function main(): Promise<void> {
  const towns: PeopleTown[] = []
  try {
    for (const people of sizes) towns.push(await townOf(people))
    await evenOut(towns)
    const calls = Object.fromEntries(
      Object.keys(asked).map((name) => [name, (town: PeopleTown) => ask(town, name)]),
    )
    const grown = await printGrowth({
      stores: towns,
      sizeOf: ({ people }) => `${people} people`,
      calls,
      rounds,
    })
    const operations = new Map<string, number>()
    const largest = towns.at(-1)
    for (const name of Object.keys(asked)) {
      if (largest) operations.set(name, (await ask(largest, name)).databaseOperations)
    }
    writeFileSync(join(__dirname, '..', '..', 'docs', 'bench-people.md'), report(towns, grown, operations))
  } finally {
    await Promise.all(towns.map(({ cloud }) => cloud.stop()))
  }
}

script(main)
