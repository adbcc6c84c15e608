import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { subscribed } from '../../support/subscribed'
import { townForFile } from '../../support/town'
import { bring, chess, publish, trolley } from '../../support/wishes'
import { openidOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
/** A little longer than an invocation has for its effects before `jobs` takes them up. */
const LEASE = 121_000

const kill = (when: 'before-write' | 'after-write', actionPattern: string, nth = 1) =>
  town.cloud.admin('faults', { kill: when, function: 'api', actionPattern, nth })

async function theWish(id: string): Promise<Wish> {
  const found = (await town.cloud.documents<Wish>('wishes')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no wish ${id}`)
  return found
}

/** Who received how many messages. */
async function received(): Promise<{ [openid: string]: number }> {
  const messages = (await town.cloud.messages()).filter(({ result }) => result.errcode === 0)
  const counts = new Map<string, number>()
  for (const { touser } of messages) counts.set(touser, (counts.get(touser) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const publishCall = (id: string, key: string) =>
  town.people.communityStaff.call(
    'wish.review',
    { id, version: 1, decision: { verdict: 'publish', sensitivity: 'none', seenByPerson: true } },
    key,
  )

/** A wish before the community, with the wisher and two of the branch waiting for messages. */
async function awaited(): Promise<string> {
  await subscribed(town, 'wisher', { wishNews: 3 })
  await subscribed(town, 'branchMember', { wishWaiting: 3 })
  await subscribed(town, 'branchSecretary', { wishWaiting: 3 })
  return (await bring.review(town.people)).id
}
const once = {
  [openidOf('wisher')]: 1,
  [openidOf('branchMember')]: 1,
  [openidOf('branchSecretary')]: 1,
}

describe('a process that ends', () => {
  test('before the write changes nothing, and the same call then works', async () => {
    const id = await awaited()
    const before = await theWish(id)
    await kill('before-write', 'modifyDocument wishes')
    const key = makeKey()
    expect((await publishCall(id, key)).status).toBe(500)
    expect(await theWish(id)).toEqual(before)
    expect(await received()).toEqual({})
    expect((await publishCall(id, key)).reply).toMatchObject({
      ok: true,
      data: { state: 'open', version: 2 },
    })
    expect(await received()).toEqual(once)
  })

  test('before a new wish is written leaves none', async () => {
    await kill('before-write', 'insertDocument wishes')
    expect((await town.people.wisher.call('wish.submit', trolley, makeKey())).status).toBe(500)
    expect(await town.cloud.documents('wishes')).toEqual([])
  })

  test('between write and effects leaves them to jobs, which does each once and only when their time has come', async () => {
    const id = await awaited()
    await kill('after-write', 'modifyDocument wishes')
    const key = makeKey()
    expect((await publishCall(id, key)).status).toBe(500)
    expect(await theWish(id)).toMatchObject({ state: 'open', version: 2 })
    expect((await publishCall(id, key)).reply).toMatchObject({
      ok: true,
      data: { state: 'open', version: 2 },
    })
    await town.cloud.runTimer('jobs')
    expect(await received()).toEqual({})
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    expect(await received()).toEqual(once)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    expect(await received()).toEqual(once)
    expect((await theWish(id)).effects).toEqual([])
    expect((await theWish(id)).events).toHaveLength(2)
  })

  test('in the middle of the messages sends none of them twice', async () => {
    const id = await awaited()
    await kill('after-write', 'subscribeMessage.send')
    expect((await publishCall(id, makeKey())).status).toBe(500)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    expect(await received()).toEqual(once)
  })

  test('leaves its effects to jobs although the wish moves on meanwhile', async () => {
    const id = await awaited()
    await kill('after-write', 'modifyDocument wishes')
    await publishCall(id, makeKey())
    await town.people.branchMember.api.wish.claim({ id })
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    // The claim itself told the wisher; the publication told the wisher and the branch, late.
    expect(await received()).toEqual({ ...once, [openidOf('wisher')]: 2 })
    expect((await theWish(id)).effects).toEqual([])
  })

  test('is made up for once when jobs runs twice at the same moment', async () => {
    const id = await awaited()
    await kill('after-write', 'modifyDocument wishes')
    await publishCall(id, makeKey())
    await town.cloud.advance(LEASE)
    await Promise.all([town.cloud.runTimer('jobs'), town.cloud.runTimer('jobs'), town.cloud.runTimer('jobs')])
    expect(await received()).toEqual(once)
    expect((await theWish(id)).effects).toEqual([])
  })

  test('cannot lose the record of a look at the contact', async () => {
    const { id } = await bring.claimed(town.people)
    await kill('after-write', 'modifyDocument wishes')
    expect((await town.people.branchMember.call('wish.reveal', { id }, makeKey())).status).toBe(500)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    const track = (await theWish(id)).events.find(({ action }) => action === 'reveal')
    expect(await town.cloud.documents('audit')).toMatchObject([
      { caseId: id, subject: 'wisher', by: { id: 'branchMember' }, at: track?.at },
    ])
  })
})

describe('the clock', () => {
  test('moves what is due once when jobs runs twice at the same moment', async () => {
    const { id } = await bring.open(town.people)
    await town.cloud.advance(49 * 3_600_000)
    await Promise.all([town.cloud.runTimer('jobs'), town.cloud.runTimer('jobs')])
    const { events, stage } = await theWish(id)
    expect(stage).toBe('community')
    expect(events.map(({ action }) => action)).toEqual(['submit', 'publish', 'widen'])
  })

  test('catches up after a long pause, step by step', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await town.cloud.advance(30 * 24 * 3_600_000)
    await town.cloud.runTimer('jobs')
    expect((await theWish(id)).events.map(({ action }) => action).slice(3)).toEqual(['remind', 'expire'])
  })
})

test('messages that WeChat refuses take nothing down, and the credit is forgotten', async () => {
  const { wisher } = town.people
  await wisher.api.identity.subscribe({ accepted: ['wishNews'] })
  await wisher.api.identity.subscribe({ accepted: ['wishNews'] })
  const published = await publish(town.people, await bring.review(town.people))
  expect(published.state).toBe('open')
  expect(await town.cloud.messages()).toMatchObject([
    { touser: openidOf('wisher'), result: { errcode: 43101 } },
  ])
  expect(await town.cloud.documents('subscriptions')).toMatchObject([
    { _id: 'wisher', credits: { wishNews: 0 } },
  ])
})
