import { CONSENT } from '../../../domain/identity/consent'
import { makeKey } from '../../support/cloud'
import { outcomeOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { pair, twinsIn } from '../../support/twins'
import { personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const { audit, caller, everybody, merge, mergesLeft, person, twins } = twinsIn(town)
/** A little longer than an invocation has before `jobs` takes up what it left. */
const LEASE = 121_000

describe('a process that ends', () => {
  const call = (key: string) => town.people.gridWorker.call('identity.twin.merge', pair, key)
  const kill = (actionPattern: string, nth = 1) =>
    town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth })
  const jobs = async () => {
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
  }

  test.each([
    ['insertDocument merges', 1],
    ['modifyDocument people', 1],
  ] as const)('after %s %d leaves both as they were; it can be done anew', async (pattern, nth) => {
    // Waiting since today: the rules of retention forget whoever has waited for too long.
    await twins({}, { residence: { state: 'pending', since: Date.now(), by: null, reason: null } })
    await kill(pattern, nth)
    expect((await call(makeKey())).status).toBe(500)
    await jobs()
    expect(await mergesLeft()).toEqual([])
    expect(await person('p')).toMatchObject({ openid: 'oTest-p', residence: { state: 'pending' } })
    const entry = await person('p:entry')
    await merge({ entryVersion: entry?.version })
    expect(await person('p:entry')).toMatchObject({ openid: 'oTest-p' })
  })

  test.each([
    ['modifyDocument people', 2],
    ['modifyDocument people', 3],
    ['modifyDocument orgs', 1],
    ['insertDocument subscriptions', 1],
    ['removeDocument subscriptions', 1],
    ['insertDocument audit', 1],
    ['removeDocument people', 1],
    ['removeDocument merges', 1],
  ] as const)('after %s %d is finished by the timer, and by a retry', async (pattern, nth) => {
    await twins()
    await (await caller()).api.identity.subscribe({ accepted: ['wishNews'] })
    await kill(pattern, nth)
    const key = makeKey()
    expect((await call(key)).status).toBe(500)
    await jobs()
    expect(outcomeOf((await call(key)).reply)).toBe('ok')
    expect(await person('p')).toBeUndefined()
    expect(await person('p:entry')).toMatchObject({ openid: 'oTest-p', formerIds: ['p'] })
    expect(await town.cloud.documents('subscriptions')).toMatchObject([{ _id: 'p:entry' }])
    expect(await audit()).toHaveLength(1)
    expect(await mergesLeft()).toEqual([])
  })

  test('while nobody is known under the openid: whoever states their home anew makes room', async () => {
    await twins()
    await kill('modifyDocument people', 2)
    await call(makeKey())
    const { name, relation } = personOf('wisher')
    const stated = { name, relation, building: 'b1', room: '902', isFourteen: true, consent: CONSENT }
    await (await caller()).api.identity.join.ask(stated)
    await jobs()
    const mine = (await everybody()).filter(({ openid }) => openid === 'oTest-p')
    expect(mine).toMatchObject([{ _id: 'p:entry' }])
  })
})
