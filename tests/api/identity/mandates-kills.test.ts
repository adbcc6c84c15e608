import { DAY } from '../../../domain/case'
import { makeKey } from '../../support/cloud'
import { entrusted, entrusting, heldOf, mandateOf, naming } from '../../support/mandates'
import { outcomeOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
/** A little longer than an invocation has before `jobs` looks after what it wrote. */
const LEASE = 121_000

const killAfter = (actionPattern: string) =>
  town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth: 1 })
const jobs = async (ms: number) => {
  await town.cloud.advance(ms)
  await town.cloud.runTimer('jobs')
}
const rights = async () => (await town.people.neighbour.api.identity.me({})).actsFor

describe('a process that ends between the two writes', () => {
  const key = makeKey()
  const asked = entrusting('neighbour')
  const give = () => town.people.wisher.call('identity.mandate.give', asked, key)

  test('of a giving leaves no right; the retry completes it', async () => {
    await killAfter('insertDocument mandates')
    expect((await give()).status).toBe(500)
    expect(await rights()).toEqual([])
    expect(outcomeOf((await give()).reply)).toBe('ok')
    expect(await rights()).toHaveLength(1)
    expect(await town.cloud.documents('mandates')).toHaveLength(1)
  })

  test('of a giving: jobs completes what stands on record', async () => {
    await killAfter('insertDocument mandates')
    await give()
    await jobs(LEASE)
    expect(await rights()).toHaveLength(1)
  })

  test('of a giving: it can be taken back before anybody completes it, and stays so', async () => {
    await killAfter('insertDocument mandates')
    await give()
    const [{ _id: id } = { _id: '' }] = await town.cloud.documents<{ _id: string }>('mandates')
    await town.people.wisher.api.identity.mandate.revoke(naming(id))
    expect(outcomeOf((await give()).reply)).toBe('ok')
    await jobs(LEASE)
    expect(await rights()).toEqual([])
    expect(await mandateOf(town, id)).toMatchObject({ revoked: { by: { id: 'wisher' } } })
  })

  test('of taking back has ended the right; jobs notes it on record', async () => {
    const id = await entrusted(town)
    await killAfter('modifyDocument people')
    const revoke = await town.people.wisher.call('identity.mandate.revoke', naming(id), makeKey())
    expect(revoke.status).toBe(500)
    expect(await rights()).toEqual([])
    expect((await mandateOf(town, id)).revoked).toBeNull()
    await jobs(2 * DAY)
    expect((await mandateOf(town, id)).revoked).toMatchObject({ by: { id: 'wisher' } })
    await jobs(LEASE)
    expect(await heldOf(town, 'neighbour')).toEqual([])
  })

  test('of taking back: the retry completes it', async () => {
    const id = await entrusted(town)
    const again = makeKey()
    const revoke = () => town.people.wisher.call('identity.mandate.revoke', naming(id), again)
    await killAfter('modifyDocument people')
    expect((await revoke()).status).toBe(500)
    expect(outcomeOf((await revoke()).reply)).toBe('ok')
    const [held] = await heldOf(town, 'neighbour')
    expect((await mandateOf(town, id)).revoked).toEqual(held?.revoked)
  })

  test('of a renewal leaves the shorter right; jobs lengthens it', async () => {
    const id = await entrusted(town)
    const until = Date.now() + 200 * DAY
    await killAfter('modifyDocument mandates')
    const asking = { ...naming(id), version: 1, until }
    const renewal = await town.people.wisher.call('identity.mandate.renew', asking, makeKey())
    expect(renewal.status).toBe(500)
    const [before] = await heldOf(town, 'neighbour')
    expect(before?.until).toBeLessThan(until)
    await jobs(LEASE)
    expect(await heldOf(town, 'neighbour')).toMatchObject([{ until }])
  })
})
