import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import { roles } from '../../domain/roles'
import { startCloud, makeKey, type Answer, type Cloud } from '../support/cloud'
import { outcomeOf, tableOf, type Outcome } from '../support/outcomes'
import { sampleOf } from '../support/samples'
import { storeAll } from '../support/samples/sample'
import {
  callers,
  populate,
  rolesOf,
  signInAll,
  strangerOpenid,
  type Company,
  type Who,
} from '../support/world'
import { faceRoles } from '../support/tables/face-roles'
import { gridDeskRoles } from '../support/tables/grid-desk-roles'
import { treeRoles } from '../support/tables/grid-tree-roles'
import { gridRoles } from '../support/tables/grid-roles'
import { identityRoles } from '../support/tables/identity-roles'
import { joinRoles } from '../support/tables/join-roles'
import { mandateRoles } from '../support/tables/mandate-roles'
import { peopleRolesTable } from '../support/tables/people-roles'
import { rosterRolesTable } from '../support/tables/roster-roles'
import { privacyRoles } from '../support/tables/privacy-roles'
import { columns, letters } from '../support/tables/roles'
import { volunteerRolesTable } from '../support/tables/volunteer-roles'
import { wishRoles } from '../support/tables/wish-roles'

jest.setTimeout(120_000)

interface Cell {
  readonly path: string
  readonly who: Who | 'stranger' | 'nobody'
  readonly wanted: Outcome
  /** What the documents stored for it begin with. */
  readonly id: string
}

const cells: Cell[] = [
  identityRoles,
  faceRoles,
  joinRoles,
  mandateRoles,
  privacyRoles,
  volunteerRolesTable,
  gridRoles,
  treeRoles,
  peopleRolesTable,
  rosterRolesTable,
  gridDeskRoles,
  wishRoles,
]
  .flatMap((table) => [...tableOf(table)])
  .flatMap(([path, row]) =>
    [...row].map(([column, letter]) => ({
      path,
      who: columns[column] ?? 'nobody',
      wanted: letters[letter] ?? 'internal',
      id: `${path.replaceAll('.', '-')}-${column}`,
    })),
  )
const all = procedures(contract)
/** Whatever ends a caller comes after everything else. */
const inOrder = all
  .map(([path]) => path)
  .sort((a, b) => Number(Boolean(sampleOf(a).endsCaller)) - Number(Boolean(sampleOf(b).endsCaller)))

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
  let before: Map<string, Seen>
  let after: Map<string, Seen>

  beforeAll(async () => {
    cloud = await startCloud()
    people = await signInAll(cloud)
    await populate(cloud)
    await storeAll(
      cloud,
      cells.map(({ path, id }) => sampleOf(path).stored?.(id) ?? {}),
    )
    before = await snapshot(cloud)
    for (const path of inOrder) {
      const row = cells.filter((cell) => cell.path === path)
      await Promise.all(row.map(async (cell) => answers.set(cell, await outcome(cell))))
    }
    after = await snapshot(cloud)
  })
  afterAll(() => cloud.stop())

  async function outcome(cell: Cell): Promise<Outcome> {
    if (cell.who === 'nobody') return withoutSession(cell)
    const caller = cell.who === 'stranger' ? await newcomer(cell) : people[cell.who]
    return outcomeOf((await ask(cell, caller.call)).reply)
  }

  /** Another one in each cell: whoever has joined is no stranger any more. */
  const newcomer = ({ path }: Cell) => cloud.as(`${strangerOpenid}-${path.replaceAll('.', '-')}`)

  /** Nobody gets past the platform's own door without a session. */
  async function withoutSession({ path, id }: Cell): Promise<Outcome> {
    const body = JSON.stringify({ path, input: sampleOf(path).input(id), key: makeKey() })
    const response = await fetch(`${cloud.url}/functions/api`, { method: 'POST', body })
    return response.status === 401 ? 'unauthenticated' : 'internal'
  }

  it.each(all.map(([path]) => path))('%s answers each as the matrix says', (path) => {
    const row = cells.filter((cell) => cell.path === path)
    const got = Object.fromEntries(row.map((cell) => [cell.who, answers.get(cell)]))
    expect(got).toEqual(Object.fromEntries(row.map(({ who, wanted }) => [who, wanted])))
  })

  it('changes nothing where it refuses, and nothing but what it is about where it does not', () => {
    const changed = [...after].filter(([place, { text }]) => before.get(place)?.text !== text)
    const allowed = cells.filter(({ wanted }) => wanted === 'ok')
    const meant = new Set(allowed.flatMap(touchedBy))
    const isMeant = (id: string): boolean => meant.has(id.split(':')[0] ?? '')
    expect(changed.filter(([place, { id }]) => before.has(place) && !isMeant(id))).toEqual([])
    const creating = allowed.filter(({ path }) => /^wish\.(submit|record)$/.test(path))
    const created = changed.filter(([place]) => place.startsWith('wishes ') && !before.has(place))
    expect(created).toHaveLength(creating.length)
  })
})

function ask(
  { path, id }: Cell,
  call: (path: string, input: unknown, key?: string) => Promise<Answer>,
): Promise<Answer> {
  const isCommand = all.some(([name, { kind }]) => name === path && kind === 'command')
  return call(path, sampleOf(path).input(id), ...(isCommand ? [makeKey()] : []))
}

/** Collections whose documents belong to somebody: what is noted about a call may change with it. */
const watched = ['wishes', 'people', 'households', 'orgs']

interface Seen {
  readonly id: string
  readonly text: string
}

/** `<collection> <id>` → what stands there, the tree's counts left out: they follow from the people. */
async function snapshot(cloud: Cloud): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  for (const name of watched) {
    for (const { counts: _, ...one } of await cloud.documents<{ _id: string; counts?: unknown }>(name)) {
      seen.set(`${name} ${one._id}`, { id: one._id, text: JSON.stringify(one) })
    }
  }
  return seen
}

/** What a call that succeeds may change: what was stored for it, what its sample names, the caller's own. */
const touchedBy = ({ path, who, id }: Cell): string[] => [id, who, ...(sampleOf(path).touches ?? [])]
