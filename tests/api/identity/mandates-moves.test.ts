import { DAY } from '../../../domain/case'
import type { HowGiven, Mandate } from '../../../domain/identity/mandates'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { entrusted, entrusting, heldOf, mandateOf } from '../../support/mandates'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const LEASE = 121_000

/** The one without a phone has let the daughter act for them, before the grid worker. */
const witnessed = async (): Promise<string> => {
  const asked = entrusting('daughter', { subjectId: 'noPhone', how: 'inPerson' })
  return (await town.people.gridWorker.api.identity.mandate.give(asked)).id
}
const moveOut = (personId: string, key = makeKey()) =>
  town.people.gridWorker.call('grid.people.moveOut', { personId, version: 1, reason: '房子已经卖掉' }, key)
const ended = { revoked: { by: null, because: 'moved' } }

test.each(['noPhone', 'daughter'])('what staff witnessed ends when %s moves out, on record', async (who) => {
  const id = await witnessed()
  await moveOut(who)
  expect(await mandateOf(town, id)).toMatchObject(ended)
  expect(await heldOf(town, 'daughter')).toMatchObject([ended])
  const audit = await town.cloud.documents<{ action: string; what: string; reason: string }>('audit')
  expect(audit.filter(({ what }) => what === 'mandate')).toMatchObject([
    { action: 'give' },
    { action: 'end', reason: '有人搬家，委托自动结束。受委托人 周敏' },
  ])
  const { given } = await town.people.gridWorker.api.identity.mandate.of({ personId: 'noPhone' })
  expect(given).toMatchObject([{ state: 'revoked', revoked: { because: 'moved' }, mayRenew: false }])
})

test('both are told who agreed to it, once', async () => {
  await witnessed()
  const { daughter } = town.people
  await daughter.post('/client/subscriptions', {
    templateIds: ['mandateEnded'],
    answers: { mandateEnded: 'accept' },
  })
  await daughter.api.identity.subscribe({ accepted: ['mandateEnded', 'mandateEnded'] })
  const key = makeKey()
  await moveOut('noPhone', key)
  await moveOut('noPhone', key)
  expect(await town.cloud.messages()).toMatchObject([{ template: 'mandateEnded', touser: 'oTest-daughter' }])
})

test('what somebody gave by their own hand survives their move and their agent’s', async () => {
  const id = await entrusted(town, 'neighbour')
  await moveOut('wisher')
  await town.people.neighbour.api.identity.join.moveOut({ personId: 'neighbour', version: 1 })
  await town.cloud.advance(2 * DAY)
  await town.cloud.runTimer('jobs')
  expect(await mandateOf(town, id)).toMatchObject({ revoked: null })
})

test('a move within the scope that staff enter changes nothing', async () => {
  const id = await witnessed()
  await town.people.gridWorker.api.grid.people.change({
    ...{ personId: 'noPhone', version: 1, name: '周秀珍', relation: 'owner' },
    home: { building: 'b1', room: '1905' },
  })
  expect(await mandateOf(town, id)).toMatchObject({ revoked: null })
})

test('what was given for a child ends when its agent leaves the household, by a correction too', async () => {
  const id = await entrusted(town, 'daughter')
  const how: HowGiven = 'guardian'
  await setFields(town.cloud, { collection: 'mandates', id }, { how } satisfies Partial<Mandate>)
  await town.people.daughter.api.identity.privacy.correct({ door: '1905' })
  await town.people.gridWorker.api.identity.privacy.answerCorrection({
    ...{ personId: 'daughter', version: 2, agree: true, note: '上门看过' },
  })
  expect(await mandateOf(town, id)).toMatchObject(ended)
})

test.each(['modifyDocument people', 'modifyDocument mandates', 'insertDocument audit'])(
  'a process that ends after %s leaves it to the timer, and to a retry',
  async (actionPattern) => {
    const id = await witnessed()
    await town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth: 1 })
    const key = makeKey()
    expect((await moveOut('noPhone', key)).status).toBe(500)
    await town.cloud.advance(2 * DAY)
    await town.cloud.runTimer('jobs')
    expect(await mandateOf(town, id)).toMatchObject(ended)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    expect(await heldOf(town, 'daughter')).toEqual([])
    expect((await moveOut('noPhone', key)).status).toBe(200)
  },
)
