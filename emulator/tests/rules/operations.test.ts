import type { RulesDeclaration } from '../../src/types'
import type { Fields } from '../database/support'
import { ids } from '../database/support'
import type { Person, Ruled } from './support'
import { ALICE, BOB, expectDenied, ruled } from './support'

/** Alice's document, and what a person may try with it. */
const HERS = { _id: 'hers', _openid: ALICE, text: 'a' }

async function withHers(rules: RulesDeclaration | undefined): Promise<Ruled> {
  const made = ruled({ notes: rules })
  await made.add('notes', HERS)
  return made
}

const OPERATIONS: { readonly [name: string]: (person: Person) => Promise<unknown> } = {
  get: async (person) => ids(await person.get('notes', { _id: 'hers' })),
  'own get': async (person) => ids(await person.get('notes', { _id: 'hers', _openid: '{openid}' })),
  add: async (person) => Object.keys((await person.add('notes', { text: 'new' })) as object),
  update: (person) => person.update('notes', { _id: 'hers' }, { text: 'b' }),
  'own update': (person) => person.update('notes', { _id: 'hers', _openid: '{openid}' }, { text: 'b' }),
  remove: (person) => person.remove('notes', { _id: 'hers' }),
  'own remove': (person) => person.remove('notes', { _id: 'hers', _openid: '{openid}' }),
}

const CREATOR = 'doc._openid == auth.openid'
const NO = 'denied'
const HER = ['hers']
const ADDED = ['insertedIds']

interface Row {
  readonly rules: RulesDeclaration | undefined
  readonly alice: { readonly [operation: string]: unknown }
  readonly bob: { readonly [operation: string]: unknown }
}

/** Operations that a row does not name are refused. */
const TABLE: { readonly [title: string]: Row } = {
  'no rules': { rules: undefined, alice: {}, bob: {} },
  'an empty object': { rules: {}, alice: {}, bob: {} },
  'read false, write false': { rules: { read: false, write: false }, alice: {}, bob: {} },
  'read true': {
    rules: { read: true },
    alice: { get: HER, 'own get': HER },
    bob: { get: HER, 'own get': [] },
  },
  'creator reads and writes': {
    rules: { read: CREATOR, write: CREATOR },
    alice: { 'own get': HER, add: ADDED, 'own update': 1, 'own remove': 1 },
    bob: { 'own get': [], add: ADDED, 'own update': 0, 'own remove': 0 },
  },
  'write but not delete': {
    rules: { write: true, delete: false },
    alice: { add: ADDED, update: 1, 'own update': 1 },
    bob: { add: ADDED, update: 1, 'own update': 0 },
  },
  'only create': {
    rules: { create: "doc.text == 'new' && doc._openid == auth.openid" },
    alice: { add: ADDED },
    bob: { add: ADDED },
  },
  'only one person': {
    rules: { read: `auth.openid == '${ALICE}'`, create: `auth.uid == '${ALICE}'` },
    alice: { get: HER, 'own get': HER, add: ADDED },
    bob: {},
  },
  仅创建者可读写: {
    rules: '仅创建者可读写',
    alice: { get: HER, 'own get': HER, add: ADDED, update: 1, 'own update': 1, remove: 1, 'own remove': 1 },
    bob: { get: [], 'own get': [], add: ADDED, update: 0, 'own update': 0, remove: 0, 'own remove': 0 },
  },
  '所有人可读，仅创建者可读写': {
    rules: '所有人可读，仅创建者可读写',
    alice: { get: HER, 'own get': HER, add: ADDED, update: 1, 'own update': 1, remove: 1, 'own remove': 1 },
    bob: { get: HER, 'own get': [], add: ADDED, update: 0, 'own update': 0, remove: 0, 'own remove': 0 },
  },
  所有人可读: { rules: '所有人可读', alice: { get: HER, 'own get': HER }, bob: { get: HER, 'own get': [] } },
  所有用户不可读写: { rules: '所有用户不可读写', alice: {}, bob: {} },
}

describe.each(Object.entries(TABLE))('%s', (_, { rules, alice, bob }) => {
  it.each([
    ['alice', ALICE, alice],
    ['bob', BOB, bob],
  ])('%s', async (_name, openid, expected) => {
    const seen: Fields = {}
    for (const [name, operation] of Object.entries(OPERATIONS)) {
      const made = await withHers(rules)
      seen[name] = await operation(made.as(openid)).catch((error: unknown) =>
        (error as { code?: string }).code === 'DATABASE_PERMISSION_DENIED' ? NO : error,
      )
    }
    const refused = Object.fromEntries(Object.keys(OPERATIONS).map((name) => [name, NO]))
    expect(seen).toEqual({ ...refused, ...expected })
  })
})

describe('the creator of a document', () => {
  const OPEN = { read: true, write: true }

  it('is stamped on what a client adds', async () => {
    const made = await withHers(OPEN)
    await made.as(BOB).add('notes', { _id: 'his', text: 'x' })
    expect(await made.one('notes', 'his')).toEqual({ _id: 'his', text: 'x', _openid: BOB })
  })

  it('cannot be forged when adding', async () => {
    const made = await withHers(OPEN)
    await expectDenied(made.as(BOB).add('notes', { text: 'x', _openid: ALICE }))
  })

  it.each([
    { $set: { _openid: BOB } },
    { $set: { '_openid.x': 1 } },
    { $unset: { _openid: '' } },
    { $rename: { text: '_openid' } },
    { _openid: BOB },
  ])('cannot be changed by %j', async (data) => {
    const made = await withHers(OPEN)
    const request = { collectionName: 'notes', queryType: 'WHERE', query: '{"_id":"hers"}', merge: true }
    await expectDenied(made.as(BOB).run('modifyDocument', { ...request, data: JSON.stringify(data) }))
    expect(await made.one('notes', 'hers')).toEqual(HERS)
  })

  it('may be written as {openid} in queries and documents', async () => {
    const made = ruled({
      notes: { read: 'doc.publisher == auth.openid', create: 'doc.publisher == auth.openid' },
    })
    await expectDenied(made.as(BOB).add('notes', { publisher: ALICE }))
    await made.as(BOB).add('notes', { _id: 'his', publisher: '{openid}' })
    expect(ids(await made.as(BOB).get('notes', { publisher: '{openid}' }))).toEqual(['his'])
  })
})

describe('doc.set', () => {
  it('is not available under rules, whatever they allow', async () => {
    const made = await withHers({ read: true, write: true })
    await expectDenied(made.as(ALICE).set('notes', 'hers', { text: 'set' }))
  })

  it('replaces and creates own documents under a simple permission', async () => {
    const made = await withHers('仅创建者可读写')
    await made.as(ALICE).set('notes', 'hers', { text: 'set' })
    await made.as(ALICE).set('notes', 'more', { text: 'new' })
    expect(await made.one('notes', 'hers')).toEqual({ _id: 'hers', _openid: ALICE, text: 'set' })
    expect(await made.one('notes', 'more')).toEqual({ _id: 'more', _openid: ALICE, text: 'new' })
  })

  it('does not reach a document of somebody else', async () => {
    const made = await withHers('所有人可读，仅创建者可读写')
    await expect(made.as(BOB).set('notes', 'hers', { text: 'set' })).rejects.toThrow('E11000')
    expect(await made.one('notes', 'hers')).toEqual(HERS)
  })
})

describe('what clients never do', () => {
  it.each(['addCollection', 'startTransaction', 'commitTransaction', 'modifyAndReturnDoc', 'nothing'])(
    '%s',
    async (action) => {
      const made = await withHers({ read: true, write: true })
      await expectDenied(made.as(ALICE).run(action, { collectionName: 'notes' }))
    },
  )

  it('take part in a transaction', async () => {
    const made = await withHers({ read: true, write: true })
    const { transactionId } = await made.action('startTransaction', {})
    await expectDenied(made.as(ALICE).run('getDocument', { collectionName: 'notes', transactionId }))
  })

  it('upsert by an update', async () => {
    const made = await withHers({ read: true, update: true })
    const request = {
      collectionName: 'notes',
      queryType: 'DOC',
      query: '{"_id":"new"}',
      merge: true,
      upsert: true,
    }
    await made.as(BOB).run('modifyDocument', { ...request, data: '{"$set":{"text":"x"}}' })
    expect(await made.one('notes', 'new')).toBeUndefined()
  })
})

it('gives a client 20 documents at most', async () => {
  const made = ruled({ notes: { read: true } })
  await made.add('notes', ...Array.from({ length: 30 }, (_, at) => ({ _id: `n${at}` })))
  expect(await made.as(ALICE).get('notes', {})).toHaveLength(20)
  expect(await made.as(ALICE).get('notes', {}, { limit: 1000 })).toHaveLength(20)
  expect(await made.as(ALICE).get('notes', {}, { limit: 5, offset: 28 })).toHaveLength(2)
  expect(await made.as(ALICE).count('notes', {})).toBe(30)
})

it('refuses a result of more than 1 MB', async () => {
  const made = ruled({ notes: { read: true } })
  await made.add('notes', { _id: 'big', text: 'x'.repeat(1024 * 1024) })
  await expect(made.as(ALICE).get('notes', {})).rejects.toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
})

describe('aggregations of clients', () => {
  const made = (): Ruled =>
    ruled({ notes: { read: CREATOR }, own: '仅创建者可读写', open: { read: true }, closed: undefined })
  const JOIN = { from: 'closed', localField: 'a', foreignField: 'b', as: 'c' }

  it.each<[string, Fields[]]>([
    ['without a $match', [{ $count: 'n' }]],
    ['with a $match that says too little', [{ $match: { text: 'a' } }]],
    ['whose $match comes too late', [{ $limit: 5 }, { $match: { _openid: '{openid}' } }]],
    ['that join what is closed', [{ $match: { _openid: '{openid}' } }, { $lookup: JOIN }]],
    [
      'that join own documents only',
      [{ $match: { _openid: '{openid}' } }, { $lookup: { ...JOIN, from: 'own' } }],
    ],
    [
      'that join inside a pipeline',
      [
        { $match: { _openid: '{openid}' } },
        { $lookup: { from: 'open', pipeline: [{ $lookup: JOIN }], as: 'c' } },
      ],
    ],
    ['that write', [{ $match: { _openid: '{openid}' } }, { $out: 'open' }]],
  ])('are refused %s', async (_, stages) => {
    await expectDenied(
      made()
        .as(ALICE)
        .aggregate('notes', ...stages),
    )
  })

  it('pass when the first $match follows the rule and joins are open', async () => {
    const database = made()
    await database.add('notes', HERS, { _id: 'his', _openid: BOB })
    await database.add('open', { _id: 'o', key: 'hers' })
    const join = { from: 'open', localField: '_id', foreignField: 'key', as: 'found' }
    const list = await database
      .as(ALICE)
      .aggregate('notes', { $match: { _openid: '{openid}' } }, { $lookup: join })
    expect(list).toEqual([{ ...HERS, found: [{ _id: 'o', key: 'hers' }] }])
  })

  it('see own documents only where a simple permission says so', async () => {
    const database = made()
    await database.add('own', HERS, { _id: 'his', _openid: BOB })
    expect(await database.as(BOB).aggregate('own', { $project: { _id: 1 } })).toEqual([{ _id: 'his' }])
  })
})
