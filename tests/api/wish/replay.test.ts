import { DAY } from '../../../domain/case'
import { contract } from '../../../domain/contract'
import { procedures } from '../../../domain/procedure'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { codeOf, outcomeOf } from '../../support/outcomes'
import { sampleOf } from '../../support/samples'
import { storeAll } from '../../support/samples/sample'
import { townForFile } from '../../support/town'
import { bring, chess, trolley } from '../../support/wishes'

jest.setTimeout(120_000)

const town = townForFile()
const commands = procedures(contract)
  .filter(([, { kind }]) => kind === 'command')
  .map(([path]) => path)

const everything = async (): Promise<string> =>
  JSON.stringify(await Promise.all(['wishes', 'subscriptions', 'people'].map(town.cloud.documents)))

/** Links to files are signed for some minutes, anew for each answer; what they lead to must be the same. */
const withoutSignatures = (reply: object): unknown =>
  JSON.parse(JSON.stringify(reply).replace(/(?<=\/files\/)[^/"]+(?=\/)/g, 'signed'))

async function prepare(path: string): Promise<void> {
  await storeAll(town.cloud, [sampleOf(path).stored?.('w1') ?? {}])
}

/** The sample's input, changed as little as its procedure allows. */
function otherInput(path: string): object | null {
  const input = sampleOf(path).input('w1')
  const others: { [field: string]: unknown } = {
    note: '另外的话',
    thanks: '另外的话',
    places: 5,
    title: '另外一个心愿',
  }
  const field = Object.keys(others).find((name) => name in input)
  if (path === 'identity.subscribe') return { accepted: ['claimDue'] }
  if (path === 'wish.review') return { ...input, decision: { verdict: 'sendBack', note: '改一改' } }
  return field ? { ...input, [field]: others[field] } : null
}

describe('a reply that was lost', () => {
  test.each(commands)('%s answers the same again and does nothing twice', async (path) => {
    await prepare(path)
    const { who, input } = sampleOf(path)
    const key = makeKey()
    const call = async () => (await town.people[who].call(path, input('w1'), key)).reply
    const first = await call()
    const after = await everything()
    expect(first.ok).toBe(true)
    expect(withoutSignatures(await call())).toEqual(withoutSignatures(first))
    expect(await everything()).toBe(after)
  })

  test.each(commands.filter((path) => otherInput(path)))(
    '%s refuses its key for something else',
    async (path) => {
      await prepare(path)
      const { who, input } = sampleOf(path)
      const key = makeKey()
      await town.people[who].call(path, input('w1'), key)
      const after = await everything()
      const { reply } = await town.people[who].call(path, otherInput(path), key)
      expect(outcomeOf(reply)).toBe('key_reused')
      expect(await everything()).toBe(after)
    },
  )
})

test('a key is one for all commands of a person on a wish', async () => {
  const key = makeKey()
  const { id } = await bring.open(town.people)
  await town.people.branchMember.api.wish.claim({ id }, { key })
  expect(await codeOf(town.people.branchMember.api.wish.start({ id }, { key }))).toBe('key_reused')
})

test('the same key of somebody else is another key', async () => {
  const key = makeKey()
  const { wisher, neighbour, branchMember, buildingLead } = town.people
  const mine = await wisher.api.wish.submit(trolley, { key })
  const theirs = await neighbour.api.wish.submit(trolley, { key })
  expect(theirs.id).not.toBe(mine.id)
  const { id } = await bring.open(town.people, chess)
  await branchMember.api.wish.claim({ id, places: 3 }, { key })
  expect(await buildingLead.api.wish.join({ id }, { key })).toMatchObject({ state: 'claimed' })
})

describe('a submission that is repeated', () => {
  const key = makeKey()
  const submit = () => town.people.wisher.api.wish.submit(trolley, { key })

  test('after the wish has moved on, answers as it did at first', async () => {
    const first = await submit()
    const { communityStaff, branchMember } = town.people
    const decision = { verdict: 'publish', sensitivity: 'none', seenByPerson: true } as const
    await communityStaff.api.wish.review({ id: first.id, version: 1, decision })
    await branchMember.api.wish.claim({ id: first.id })
    expect(await submit()).toEqual(first)
  })

  test('after the wish is over and the household has three others, answers as it did at first', async () => {
    const first = await submit()
    const { wisher } = town.people
    await wisher.api.wish.withdraw({ id: first.id })
    for (const title of ['修一修阳台的灯', '教我用手机挂号', '帮忙搬一张旧桌子']) {
      await wisher.api.wish.submit({ title, kind: 'service', for: { who: 'me' } })
    }
    expect(await submit()).toEqual(first)
    expect(await town.cloud.documents<Wish>('wishes')).toHaveLength(4)
  })
})

describe('a command whose day has passed when it is repeated answers as it did at first', () => {
  const repeatedLater = async (command: () => Promise<unknown>) => {
    const first = await command()
    await town.cloud.advance(3 * DAY)
    expect(await command()).toEqual(first)
  }
  const soon = async () => ({ ...trolley, neededBy: (await town.cloud.now()) + DAY })

  test('submit', async () => {
    const [key, written] = [makeKey(), await soon()]
    await repeatedLater(() => town.people.wisher.api.wish.submit(written, { key }))
  })

  test.each([
    ['edit', 'review'],
    ['askChange', 'claimed'],
  ] as const)('%s', async (command, state) => {
    const { api } = town.people.wisher
    const [key, written] = [makeKey(), await soon()]
    const { id, version } = await bring[state](town.people)
    const { for: _, ...text } = written
    await repeatedLater(() =>
      command === 'edit'
        ? api.wish.edit({ id, version, ...text }, { key })
        : api.wish.askChange({ id, note: '急用', change: { what: 'edit', ...text } }, { key }),
    )
  })
})

test('the contact is not shown again to a former claimer who repeats the call', async () => {
  const key = makeKey()
  const { branchMember } = town.people
  const { id } = await bring.claimed(town.people)
  await branchMember.api.wish.reveal({ id }, { key })
  await branchMember.api.wish.release({ id, note: '临时出差' })
  expect(await codeOf(branchMember.api.wish.reveal({ id }, { key }))).toBe('forbidden')
})

test('first agreements to messages at the same moment are all remembered', async () => {
  const { wisher } = town.people
  // Every worker is loaded by now, so that the agreements really meet.
  await Promise.all(Array.from({ length: 8 }, () => wisher.api.identity.me({})))
  const agree = () => wisher.api.identity.subscribe({ accepted: ['wishNews'] })
  await Promise.all(Array.from({ length: 8 }, agree))
  expect(await town.cloud.documents('subscriptions')).toMatchObject([
    { _id: 'wisher', credits: { wishNews: 8 } },
  ])
})
