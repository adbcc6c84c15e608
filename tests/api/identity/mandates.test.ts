import { DAY } from '../../../domain/case'
import { makeKey } from '../../support/cloud'
import { entrusted, entrusting, heldOf, mandateOf, naming } from '../../support/mandates'
import { codeOf, outcomeOf, refusalOf } from '../../support/outcomes'
import { childOf } from '../../support/samples/join'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const mandateApi = (who: keyof typeof town.people) => town.people[who].api.identity.mandate

const forNoPhone = (changes: object = {}) =>
  entrusting('daughter', { subjectId: 'noPhone', how: 'inPerson', ...changes })

describe('giving', () => {
  test.each([
    ['to oneself', entrusting('wisher'), 'invalid'],
    ['to somebody one cannot name', entrusting('neighbour', { agentName: '许三' }), 'not_found'],
    ['to whoever has no phone to act with', entrusting('noPhone'), 'not_found'],
    [
      'for somebody else, a member of the household',
      entrusting('neighbour', { subjectId: 'daughter' }),
      'not_found',
    ],
    ['for longer than a year', entrusting('neighbour', { until: Date.now() + 367 * DAY }), 'invalid'],
    ['until a day that has passed', entrusting('neighbour', { until: Date.now() - DAY }), 'invalid'],
    ['as if staff had witnessed it', entrusting('neighbour', { how: 'signed' }), 'invalid'],
  ] as const)('is refused %s', async (_, asked, code) => {
    expect(await codeOf(mandateApi('wisher').give(asked))).toBe(code)
    expect(await town.cloud.documents('mandates')).toEqual([])
  })

  test('puts it on record, gives the agent the right, and is written down', async () => {
    const id = await entrusted(town)
    expect(await mandateOf(town, id)).toMatchObject({ how: 'self', by: { id: 'wisher' }, revoked: null })
    expect(await heldOf(town, 'neighbour')).toMatchObject([{ id, subject: { id: 'wisher' }, revoked: null }])
    const entries = await town.cloud.documents('audit')
    expect(entries).toMatchObject([
      { what: 'mandate', action: 'give', subject: 'wisher', chain: 'm1', as: '' },
    ])
  })

  test('is not done twice for one thing', async () => {
    await entrusted(town)
    expect(await codeOf(mandateApi('wisher').give(entrusting('neighbour')))).toBe('conflict')
  })

  test('is done once however often it is sent, and a key is not used for something else', async () => {
    const key = makeKey()
    const send = (asked: object) => town.people.wisher.call('identity.mandate.give', asked, key)
    const asked = entrusting('neighbour')
    const answers = await Promise.all([send(asked), send(asked)])
    answers.push(await send(asked))
    expect(answers.map(({ reply }) => outcomeOf(reply))).toEqual(['ok', 'ok', 'ok'])
    expect(await town.cloud.documents('mandates')).toHaveLength(1)
    expect(await heldOf(town, 'neighbour')).toHaveLength(1)
    expect(await town.cloud.documents('audit')).toHaveLength(1)
    expect(outcomeOf((await send({ ...asked, until: asked.until + 1 })).reply)).toBe('key_reused')
  })

  test('two at once to one agent are both held', async () => {
    await Promise.all([
      mandateApi('wisher').give(entrusting('neighbour')),
      mandateApi('daughter').give(entrusting('neighbour', { subjectId: 'daughter' })),
    ])
    const held = await heldOf(town, 'neighbour')
    expect(held.map(({ subject }) => subject.id).sort()).toEqual(['daughter', 'wisher'])
  })

  test('cannot be handed on: an agent gives nothing in the name of whom they act for', async () => {
    await entrusted(town, 'neighbour')
    expect(await codeOf(mandateApi('neighbour').give(entrusting('outsider')))).toBe('not_found')
  })
})

describe('staff', () => {
  test('record what somebody without a phone said before them, and are named', async () => {
    const { id } = await mandateApi('gridWorker').give(forNoPhone())
    expect(await mandateOf(town, id)).toMatchObject({ how: 'inPerson', by: { id: 'gridWorker' } })
    expect(await town.cloud.documents('audit')).toMatchObject([{ as: '一网格', by: { id: 'gridWorker' } }])
  })

  test.each([
    ['without saying how it was given', forNoPhone({ how: null }), 'invalid'],
    ['to themselves', forNoPhone({ agentId: 'gridWorker', agentName: '孙磊' }), 'forbidden'],
    ['for somebody who can do it themselves', entrusting('neighbour', { how: 'signed' }), 'forbidden'],
  ])('record none %s', async (_, asked, code) => {
    expect(await codeOf(mandateApi('gridWorker').give(asked))).toBe(code)
  })

  test('of another community know of nobody here', async () => {
    expect(await codeOf(mandateApi('foreignSecretary').give(forNoPhone()))).toBe('not_found')
  })

  test('see who may act for somebody of theirs', async () => {
    await entrusted(town)
    const { given, hasPhone } = await mandateApi('communityStaff').of({ personId: 'wisher' })
    expect({ given, hasPhone }).toMatchObject({
      hasPhone: true,
      given: [{ agent: { name: '许强' }, mayRenew: false }],
    })
  })
})

describe('a guardian', () => {
  const until = Date.now() + 3 * 365 * DAY
  beforeEach(() => town.cloud.insert('people', [{ ...childOf('child'), childUntil: until }]))

  test('acts for a child of the household until it is fourteen', async () => {
    const { id } = await mandateApi('wisher').give(entrusting('wisher', { subjectId: 'child', until }))
    expect(await mandateOf(town, id)).toMatchObject({ how: 'guardian', until })
  })

  test.each([
    ['beyond that day', entrusting('daughter', { subjectId: 'child', until: until + 1 }), 'invalid'],
    ['to somebody outside the household', entrusting('neighbour', { subjectId: 'child' }), 'not_found'],
  ])('gives nothing %s', async (_, asked, code) => {
    expect(await codeOf(mandateApi('wisher').give(asked))).toBe(code)
  })

  test('of another household has nothing to do with it', async () => {
    expect(await codeOf(mandateApi('neighbour').give(entrusting('neighbour', { subjectId: 'child' })))).toBe(
      'not_found',
    )
  })
})

describe('renewing', () => {
  test('lengthens it for the record and the agent, once', async () => {
    const id = await entrusted(town)
    const key = makeKey()
    const until = Date.now() + 200 * DAY
    const send = () =>
      town.people.wisher.call('identity.mandate.renew', { ...naming(id), version: 1, until }, key)
    expect([(await send()).reply, (await send()).reply].map(outcomeOf)).toEqual(['ok', 'ok'])
    expect(await mandateOf(town, id)).toMatchObject({ until, version: 2, renewals: [{ until, how: 'self' }] })
    expect(await heldOf(town, 'neighbour')).toMatchObject([{ until }])
  })

  test('is refused to the agent, for an earlier day, from an old version and after the end', async () => {
    const id = await entrusted(town)
    const asked = { ...naming(id), version: 1, until: Date.now() + 200 * DAY }
    expect(await codeOf(mandateApi('neighbour').renew(asked))).toBe('not_found')
    expect(await codeOf(mandateApi('wisher').renew({ ...asked, until: Date.now() + DAY }))).toBe('invalid')
    expect(await codeOf(mandateApi('wisher').renew({ ...asked, version: 2 }))).toBe('conflict')
    await town.cloud.advance(91 * DAY)
    expect(await codeOf(mandateApi('wisher').renew(asked))).toBe('conflict')
  })
})

describe('taking back', () => {
  test.each(['wisher', 'neighbour', 'gridWorker', 'communitySecretary'] as const)(
    'works at once for %s',
    async (who) => {
      const id = await entrusted(town)
      await mandateApi(who).revoke(naming(id))
      expect(await mandateOf(town, id)).toMatchObject({ revoked: { by: { id: who } } })
      expect(await heldOf(town, 'neighbour')).toMatchObject([{ revoked: { by: { id: who } } }])
      expect((await town.people.neighbour.api.identity.me({})).actsFor).toEqual([])
    },
  )

  test('is nobody else’s business', async () => {
    const id = await entrusted(town)
    expect(await codeOf(mandateApi('daughter').revoke(naming(id)))).toBe('not_found')
    expect(await codeOf(mandateApi('wisher').revoke({ ...naming(id), subjectId: 'daughter' }))).toBe(
      'not_found',
    )
    expect(await codeOf(mandateApi('wisher').revoke(naming('nowhere')))).toBe('not_found')
    expect(await heldOf(town, 'neighbour')).toMatchObject([{ revoked: null }])
  })

  test('by two at once is done by one of them', async () => {
    const id = await entrusted(town)
    const both = await Promise.allSettled(
      (['wisher', 'neighbour'] as const).map((who) => mandateApi(who).revoke(naming(id))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [held] = await heldOf(town, 'neighbour')
    expect((await mandateOf(town, id)).revoked).toEqual(held?.revoked)
    const log = await town.cloud.documents<{ action: string; by: { id: string } }>('audit')
    expect(log.filter(({ action }) => action === 'revoke')).toMatchObject([
      { by: { id: held?.revoked?.by?.id } },
    ])
  })

  test('is not undone by a late retry of the giving', async () => {
    const key = makeKey()
    const asked = entrusting('neighbour')
    const give = () => town.people.wisher.call('identity.mandate.give', asked, key)
    const { reply } = await give()
    const { id } = (reply as { data: { id: string } }).data
    await mandateApi('wisher').revoke(naming(id))
    expect(outcomeOf((await give()).reply)).toBe('ok')
    await town.cloud.advance(DAY)
    await town.cloud.runTimer('jobs')
    expect(outcomeOf((await give()).reply)).toBe('ok')
    expect(await heldOf(town, 'neighbour')).toEqual([])
  })

  test('says so when there is nothing to take back any more', async () => {
    const id = await entrusted(town)
    await mandateApi('wisher').revoke(naming(id))
    expect((await refusalOf(mandateApi('neighbour').revoke(naming(id)))).code).toBe('conflict')
  })
})

test('a mandate ends by itself and is cleared, never prolonged', async () => {
  const id = await entrusted(town)
  await town.cloud.advance(91 * DAY)
  expect((await town.people.neighbour.api.identity.me({})).actsFor).toEqual([])
  const { given } = await mandateApi('wisher').mine({})
  expect(given).toMatchObject([{ id, state: 'expired', mayRenew: false, mayRevoke: false }])
  await town.cloud.runTimer('jobs')
  expect(await heldOf(town, 'neighbour')).toEqual([])
})

test('whom to entrust is found by name and number together, or in one’s own household', async () => {
  const { agent } = mandateApi('wisher')
  expect(await agent({ name: '许强', phone: '13810000002' })).toEqual({ id: 'neighbour', name: '许强' })
  expect(await agent({ name: '周敏' })).toEqual({ id: 'daughter', name: '周敏' })
  expect(await codeOf(agent({ name: '周敏', phone: '13810000002' }))).toBe('not_found')
  expect(await codeOf(agent({ name: '许强' }))).toBe('not_found')
})
