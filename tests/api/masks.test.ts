import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import { startCloud, type Cloud } from '../support/cloud'
import { sampleOf } from '../support/samples'
import { storeAll } from '../support/samples/sample'
import {
  callers,
  everybody,
  householdsOfWorld,
  personOf,
  phoneOf,
  populate,
  signInAll,
  type Company,
  type Who,
} from '../support/world'

jest.setTimeout(120_000)

const queries = procedures(contract).filter(([, { kind }]) => kind === 'query')
const idOf = (path: string): string => `mask-${path.replaceAll('.', '-')}`

let cloud: Cloud
let people: Company

beforeAll(async () => {
  cloud = await startCloud()
  people = await signInAll(cloud)
  await populate(cloud)
  await storeAll(
    cloud,
    procedures(contract).map(([path]) => sampleOf(path).stored?.(idOf(path)) ?? {}),
  )
})
afterAll(() => cloud.stop())

/** Everybody's number, and the door of every household but the caller's own. */
function secretsBefore(who: Who): string[] {
  const { householdId } = personOf(who)
  const phones = everybody.filter((one) => one !== who).map(phoneOf)
  const doors = householdsOfWorld().filter(({ _id }) => _id !== householdId)
  return [...phones, ...doors.map(({ door }) => door)]
}

/**
 * Queries that show a door, each with the reason.
 */
const doorsShown: { readonly [path: string]: string } = {}

/** Which secrets of others an answer lets out: all of it is searched, however deep they lie. */
const leaks = (answer: unknown, who: Who, path: string): string[] => {
  const text = JSON.stringify(answer)
  const isDoor = (secret: string): boolean => secret.includes('-')
  return secretsBefore(who)
    .filter((secret) => !(isDoor(secret) && doorsShown[path] !== undefined))
    .filter((secret) => text.includes(secret))
}

test.each(queries.map(([path]) => path))('%s shows nobody the number or door of another', async (path) => {
  const input = sampleOf(path).input(idOf(path))
  const found = await Promise.all(
    callers.map(async (who) => {
      const { reply } = await people[who].call(path, input)
      return leaks(reply, who, path).map((secret) => `${who}: ${secret}`)
    }),
  )
  expect(found.flat()).toEqual([])
})

test('the search finds what lies deep', () => {
  const answer = { ok: true, data: { list: [{ note: `请打 ${phoneOf('wisher')}` }] } }
  expect(leaks(answer, 'neighbour', '')).toEqual([phoneOf('wisher')])
  expect(leaks(answer, 'wisher', '')).toEqual([])
})
