import { join } from 'node:path'
import { startCloud, type Caller, type Cloud } from '../../support/cloud'
import { startDeviceInJsdom, type HeadlessDevice } from '../runtime/start-jsdom'
import { watchIn, watchOn, type Snapshot } from '../support/watched'
import { useWx, type WxPhone } from '../support/wx'

const fixtures = join(__dirname, '..', 'fixtures')
const openPhone = useWx()
let cloud: Cloud
let neighbour: Caller
let headless: HeadlessDevice | undefined

beforeAll(async () => {
  cloud = await startCloud({
    functionsDir: join(fixtures, 'functions'),
    collections: join(fixtures, 'collections.json'),
    strict: false,
  })
  neighbour = await cloud.as('oDataNeighbour')
})
afterAll(() => cloud.stop())
afterEach(async () => {
  headless?.stop()
  headless = undefined
  await cloud.reset()
})

/** Somebody else writes meanwhile, as the SDK does. */
async function write(action: string, request: object): Promise<void> {
  const body = { action: `database.${action}Document`, request: { collectionName: 'todos', ...request } }
  const answer = await neighbour.post('/client/database', body)
  if (!answer.ok) throw new Error(await answer.text())
}
const add = (...documents: object[]) => write('insert', { data: documents.map((one) => JSON.stringify(one)) })
const byId = (_id: string) => ({ queryType: 'DOC', query: JSON.stringify({ _id }), multi: false })
const update = (id: string, fields: object) =>
  write('modify', { ...byId(id), merge: true, upsert: false, data: JSON.stringify({ $set: fields }) })
const remove = (id: string) => write('remove', byId(id))

/** A phone whose program has called wx.cloud.init. */
async function phoneOf(openid: string): Promise<WxPhone> {
  const phone = await openPhone({ openid, emulatorUrl: cloud.url })
  await phone.page.evaluate(() => (window.device.wx.cloud as unknown as { init: () => void }).init())
  return phone
}

const ids = ({ docs }: Snapshot): unknown[] => docs.map(({ _id }) => _id)

interface Asked {
  readonly collection: string
  readonly doc?: string
  readonly method: string
  readonly options?: object
}

/** A request with callbacks, as most programs make it. */
const ask = ({ page }: WxPhone, asked: Asked): Promise<{ readonly [field: string]: unknown }> =>
  page.evaluate(({ collection, doc, method, options }) => {
    type Api = { [name: string]: (given: unknown) => Api }
    const api = window.device.wx.cloud as unknown as Api
    const found = api['database']?.(undefined)['collection']?.(collection)
    const target = doc === undefined ? found : found?.['doc']?.(doc)
    return new Promise((resolve) => target?.[method]?.({ ...options, success: resolve, fail: resolve }))
  }, asked)

describe('the database', () => {
  it('is refused before init', async () => {
    const { page } = await openPhone({ openid: 'oDataEarly', emulatorUrl: cloud.url })
    const database = page.evaluate(() =>
      (window.device.wx.cloud as unknown as { database: () => unknown }).database(),
    )
    await expect(database).rejects.toThrow('please call wx.cloud.init first')
  })

  it.each([
    ['get', {}],
    ['count', {}],
    ['add', { data: { text: 'x' } }],
  ])('says that a closed collection is closed: %s', async (method, options) => {
    const told = await ask(await phoneOf('oDataClosed'), { collection: 'closed', method, options })
    expect(told['errCode']).toBe(-502003)
    expect(told['errMsg']).toMatch(
      new RegExp(
        `^collection\\.${method}:fail Error: errCode: -502003 database permission denied \\| errMsg: `,
      ),
    )
  })

  it('refuses what is no data, and finds no document that is not there', async () => {
    const phone = await phoneOf('oDataWrong')
    expect(await ask(phone, { collection: 'todos', method: 'add' })).toMatchObject({
      errMsg: 'collection.add:fail parameter error: parameter.data should be Object',
    })
    expect(await ask(phone, { collection: 'todos', doc: 'none', method: 'get' })).toEqual({
      errCode: -1,
      errMsg: 'document.get:fail cannot find document with _id none',
    })
  })

  it('answers in the shapes of WeChat', async () => {
    const phone = await phoneOf('oDataWriter')
    const diary = (asked: Omit<Asked, 'collection'>) => ask(phone, { collection: 'diaries', ...asked })
    const text = 'one'
    expect(await diary({ method: 'add', options: { data: { _id: 'a', text } } })).toEqual({
      _id: 'a',
      errMsg: 'collection.add:ok',
    })
    expect(await diary({ doc: 'a', method: 'update', options: { data: { text: 'two' } } })).toEqual({
      stats: { updated: 1 },
      errMsg: 'document.update:ok',
    })
    expect(await diary({ doc: 'a', method: 'get' })).toEqual({
      data: { _id: 'a', _openid: 'oDataWriter', text: 'two' },
      errMsg: 'document.get:ok',
    })
    expect(await diary({ method: 'count' })).toEqual({ total: 1, errMsg: 'collection.count:ok' })
    expect(await diary({ doc: 'a', method: 'remove' })).toEqual({
      stats: { removed: 1 },
      errMsg: 'document.remove:ok',
    })
  })

  it('gives the phone 20 documents at most', async () => {
    await add(...Array.from({ length: 25 }, (_none, n) => ({ _id: `t${n}` })))
    const { data } = await ask(await phoneOf('oDataMany'), { collection: 'todos', method: 'get' })
    expect(data).toHaveLength(20)
  })
})

describe('a watch', () => {
  it('of a closed collection ends in the error of the platform, once', async () => {
    const { page, device } = await phoneOf('oWatchClosed')
    const watched = await watchOn(page, { collection: 'closed' })
    expect(await watched.error()).toEqual({
      errCode: -402002,
      errMsg: expect.stringMatching(
        /^errCode: -402002 SDK_DATABASE_REALTIME_LISTENER_INIT_WATCH_FAIL \| errMsg: .+/,
      ) as string,
    })
    await watched.close()
    expect(await device.violations()).toEqual([])
  })

  it('sees what is there, what comes, changes and goes, until it is closed', async () => {
    const { page, device } = await phoneOf('oWatchAll')
    await add({ _id: 'a', n: 1, team: 'x' }, { _id: 'b', n: 2, team: 'x' }, { _id: 'c', n: 3, team: 'y' })
    const where = { team: 'x' }
    const watched = await watchOn(page, { collection: 'todos', where, orderBy: ['n', 'desc'], limit: 2 })
    const first = await watched.next()
    expect(first).toMatchObject({ id: 0, type: 'init', docChanges: [{ dataType: 'init' }, {}] })
    expect(ids(first)).toEqual(['b', 'a'])

    await add({ _id: 'd', n: 4, team: 'x' })
    expect((await watched.next()).docChanges).toMatchObject([
      { dataType: 'add', queueType: 'enqueue', docId: 'd' },
      { dataType: 'limit', queueType: 'dequeue', docId: 'a' },
    ])
    await update('d', { done: true })
    const changed = await watched.next()
    expect(changed.docChanges).toMatchObject([{ dataType: 'update', queueType: 'update', docId: 'd' }])
    expect(changed.docs).toContainEqual({ _id: 'd', _openid: 'oDataNeighbour', n: 4, team: 'x', done: true })
    await remove('d')
    expect((await watched.next()).docChanges).toMatchObject([
      { dataType: 'remove', queueType: 'dequeue', docId: 'd' },
      { dataType: 'limit', queueType: 'enqueue', docId: 'a' },
    ])

    await watched.close()
    const stillOpen = ((await cloud.admin('watches')) as { watches: unknown[] }).watches
    expect(stillOpen).toEqual([])
    expect(await device.violations()).toEqual([])
  })

  it('of a document sees that one alone', async () => {
    const { page } = await phoneOf('oWatchOne')
    await add({ _id: 'a' }, { _id: 'b' })
    const watched = await watchOn(page, { collection: 'todos', doc: 'a' })
    expect(ids(await watched.next())).toEqual(['a'])
    await update('b', { n: 1 })
    await update('a', { n: 2 })
    expect(await watched.next()).toMatchObject({ id: 1, docs: [{ _id: 'a', n: 2 }] })
    await watched.close()
  })

  it('shows a person what the rules let them read', async () => {
    const { page } = await phoneOf('oWatchMine')
    const [mine, all] = [
      await watchOn(page, { collection: 'diaries', where: { _openid: 'oWatchMine' } }),
      await watchOn(page, { collection: 'todos' }),
    ]
    expect(ids(await mine.next())).toEqual([])
    expect(ids(await all.next())).toEqual([])
    await cloud.insert('diaries', [
      { _id: 'theirs', _openid: 'oDataNeighbour' },
      { _id: 'mine', _openid: 'oWatchMine' },
    ])
    expect(ids(await mine.next())).toEqual(['mine'])
    await mine.close()
    await all.close()
  })

  it('misses nothing while there is no network', async () => {
    const { page, device } = await phoneOf('oWatchLost')
    await add({ _id: 'a', n: 0 })
    const watched = await watchOn(page, { collection: 'todos' })
    await watched.next()
    for (const round of [1, 2]) {
      await page.evaluate(() => window.device.controls.setNetwork('none'))
      await update('a', { n: round })
      await add({ _id: `b${round}` })
      await page.evaluate(() => window.device.controls.setNetwork('4g'))
      expect(await watched.next()).toMatchObject({ id: 2 * round - 1, docChanges: [{ docId: 'a' }] })
      expect(await watched.next()).toMatchObject({ id: 2 * round, docChanges: [{ docId: `b${round}` }] })
    }
    await remove('a')
    expect(ids(await watched.next())).toEqual(['b1', 'b2'])
    await watched.close()
    expect(await device.violations()).toEqual([])
  })

  it('that is begun without a network begins when there is one', async () => {
    const { page } = await phoneOf('oWatchLater')
    await page.evaluate(() => window.device.controls.setNetwork('none'))
    const watched = await watchOn(page, { collection: 'todos' })
    await page.evaluate(() => window.device.controls.setNetwork('wifi'))
    expect(await watched.next()).toMatchObject({ id: 0, docs: [] })
    await watched.close()
  })
})

test('a phone in jsdom watches as one in Chromium does', async () => {
  headless = await startDeviceInJsdom({
    dist: join(fixtures, 'sampler'),
    emulatorUrl: cloud.url,
    openid: 'oWatchQuick',
  })
  await add({ _id: 'a' })
  const watched = watchIn(headless, { collection: 'todos' })
  expect(ids(await watched.next())).toEqual(['a'])
  headless.device.controls.setNetwork('none')
  await add({ _id: 'b' })
  headless.device.controls.setNetwork('wifi')
  expect(await watched.next()).toMatchObject({ id: 1, docChanges: [{ dataType: 'add', docId: 'b' }] })
  await watched.close()
  const refused = watchIn(headless, { collection: 'closed' })
  expect((await refused.error()).errCode).toBe(-402002)
})
