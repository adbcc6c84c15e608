import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import { roles } from '../../domain/roles'
import { startCloud, makeKey, type Answer, type Cloud } from '../support/cloud'
import { outcomeOf, tableOf, type Outcome } from '../support/outcomes'
import { sampleOf, strangerOpenid } from '../support/samples'
import { storedWish } from '../support/stored-wish'
import { callers, populate, rolesOf, signInAll, type Company, type Who } from '../support/world'
import { columns, letters, matrix } from './role-matrix'

jest.setTimeout(120_000)

interface Cell {
  readonly path: string
  readonly who: Who | 'stranger' | 'nobody'
  readonly wanted: Outcome
  readonly wishId: string
}

const cells: Cell[] = [...tableOf(matrix)].flatMap(([path, row]) =>
  [...row].map(([column, letter]) => ({
    path,
    who: columns[column] ?? 'nobody',
    wanted: letters[letter] ?? 'internal',
    wishId: `${path.replace('.', '-')}-${column}`,
  })),
)
const all = procedures(contract)

test('every procedure and every role has a cell', () => {
  const wanted = all.flatMap(([path]) => [...callers, 'stranger', 'nobody'].map((who) => `${path} ${who}`))
  expect(cells.map(({ path, who }) => `${path} ${who}`).sort()).toEqual(wanted.sort())
  const held = new Set(callers.flatMap(rolesOf))
  expect(roles.filter((role) => role !== 'resident' && !held.has(role))).toEqual([])
})

describe('role × procedure', () => {
  let cloud: Cloud
  let people: Company
  const answers = new Map<Cell, Outcome>()
  let before: Map<string, string>
  let after: Map<string, string>

  beforeAll(async () => {
    cloud = await startCloud()
    people = await signInAll(cloud)
    await populate(cloud)
    await cloud.insert('wishes', cells.flatMap(wishFor))
    before = await snapshot(cloud)
    for (const [path] of all) {
      const row = cells.filter((cell) => cell.path === path)
      await Promise.all(row.map(async (cell) => answers.set(cell, await outcome(cell))))
    }
    after = await snapshot(cloud)
  })
  afterAll(() => cloud.stop())

  async function outcome(cell: Cell): Promise<Outcome> {
    if (cell.who === 'nobody') return withoutSession(cell)
    const caller = cell.who === 'stranger' ? await cloud.as(strangerOpenid) : people[cell.who]
    return outcomeOf((await ask(cell, caller.call)).reply)
  }

  /** Nobody gets past the platform's own door without a session. */
  async function withoutSession({ path, wishId }: Cell): Promise<Outcome> {
    const body = JSON.stringify({ path, input: sampleOf(path).input(wishId), key: makeKey() })
    const response = await fetch(`${cloud.url}/functions/api`, { method: 'POST', body })
    return response.status === 401 ? 'unauthenticated' : 'internal'
  }

  it.each(all.map(([path]) => path))('%s answers each as the matrix says', (path) => {
    const row = cells.filter((cell) => cell.path === path)
    const got = Object.fromEntries(row.map((cell) => [cell.who, answers.get(cell)]))
    expect(got).toEqual(Object.fromEntries(row.map(({ who, wanted }) => [who, wanted])))
  })

  it('changes nothing where it refuses, and nothing but the wish in question where it does not', () => {
    const changed = [...after].filter(([id, text]) => before.get(id) !== text).map(([id]) => id)
    const allowed = new Set(cells.filter(({ wanted }) => wanted === 'ok').map(({ wishId }) => wishId))
    expect(changed.filter((id) => before.has(id) && !allowed.has(id))).toEqual([])
    const creating = cells.filter((cell) => cell.wanted === 'ok' && /submit|record/.test(cell.path))
    expect(changed.filter((id) => !before.has(id))).toHaveLength(creating.length)
  })
})

function wishFor({ path, wishId }: Cell) {
  const { on, changes } = sampleOf(path)
  return on ? [storedWish({ id: wishId, state: on, ...(changes && { changes }) })] : []
}

function ask(
  { path, wishId }: Cell,
  call: (path: string, input: unknown, key?: string) => Promise<Answer>,
): Promise<Answer> {
  const isCommand = all.some(([name, { kind }]) => name === path && kind === 'command')
  return call(path, sampleOf(path).input(wishId), ...(isCommand ? [makeKey()] : []))
}

const snapshot = async (cloud: Cloud): Promise<Map<string, string>> =>
  new Map((await cloud.documents<{ _id: string }>('wishes')).map((wish) => [wish._id, JSON.stringify(wish)]))
