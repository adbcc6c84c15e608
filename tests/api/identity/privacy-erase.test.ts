import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import type { Erasure } from '../../../cloudfunctions/features/identity/erasure'
import { DAY, NEVER } from '../../../domain/case'
import type { Household, Org } from '../../../domain/grid/org'
import { ERASE_WORD } from '../../../domain/identity/privacy'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { codeOf, refusalOf } from '../../support/outcomes'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { smallPhoto } from '../../support/photo'
import { openidOf, personOf, phoneOf, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

/** A little longer than an invocation has before `jobs` takes up what it left. */
const LEASE = 121_000

const erase = (who: Who, key = makeKey()) =>
  town.people[who as 'wisher'].api.identity.privacy.erase({ confirm: ERASE_WORD }, { key })
const stored = async (id: string): Promise<Wish> => {
  const found = (await town.cloud.documents<Wish>('wishes')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no wish ${id}`)
  return found
}
/** Everything that is stored, as one text, but the log, which nobody rewrites. */
async function everything(): Promise<string> {
  const names = ['people', 'wishes', 'households', 'subscriptions', 'mandates', 'merges', 'erasures', 'orgs']
  return JSON.stringify(await Promise.all(names.map((name) => town.cloud.documents(name))))
}

/** What is left of somebody: name, WeChat, number, id. */
async function tracesOf(who: Who): Promise<string[]> {
  const text = await everything()
  const { name } = personOf(who)
  return [name, openidOf(who), phoneOf(who), `id":"${who}"`, `@${who}"`].filter((trace) =>
    text.includes(trace),
  )
}

describe('erasing is refused', () => {
  test('without the word', async () => {
    const refusal = await town.people.neighbour.call('identity.privacy.erase', { confirm: '好' }, makeKey())
    expect(refusal.reply).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { confirm: '请写“注销”两个字' },
    })
  })

  test('while somebody holds a post, which is named', async () => {
    expect((await refusalOf(erase('gridWorker'))).message).toContain('一网格网格员')
    expect(await codeOf(erase('gridWorker'))).toBe('conflict')
  })

  test.each([
    ['asked for', 'wisher', 'open'],
    ['took on', 'volunteer', 'doing'],
    ['has yet to confirm', 'wisher', 'confirming'],
  ] as const)('while a wish is under way that they %s', async (_, who, state) => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state })])
    await setFields(town.cloud, { collection: 'people', id: who }, { posts: [], postKeys: [] })
    const refusal = await refusalOf(erase(who))
    expect(refusal).toMatchObject({ code: 'conflict' })
    expect(refusal.message).toContain('“请帮忙修一下阳台的灯”')
  })

  test('leaves everything as it is', async () => {
    const before = await everything()
    await erase('gridWorker').catch(() => undefined)
    expect(await everything()).toBe(before)
  })
})

describe('whoever was erased', () => {
  test('is known no more, their home is free to choose another representative', async () => {
    await setFields(
      town.cloud,
      { collection: 'households', id: 'h-neighbour' },
      { representative: 'neighbour' },
    )
    await town.people.neighbour.api.identity.subscribe({ accepted: ['wishNews'] })
    expect(await erase('neighbour')).toEqual({ isErased: true })
    expect(await codeOf(town.people.neighbour.api.identity.me({}))).toBe('not_joined')
    expect(await tracesOf('neighbour')).toEqual([])
    const homes = await town.cloud.documents<Household>('households')
    expect(homes.find(({ _id }) => _id === 'h-neighbour')).toMatchObject({ representative: null })
    const orgs = await town.cloud.documents<Org>('orgs')
    const people = await town.cloud.documents('people')
    expect(orgs.find(({ _id }) => _id === 'c1')?.counts.people).toBe(people.length)
  })

  test('leaves the history of their wish, without name, number, door, pictures, signature', async () => {
    const picture = await town.people.wisher.upload('wishes/wisher/a.jpg', smallPhoto)
    const signature = await town.people.branchMember.upload('wishes/branchMember/s.png', smallPhoto)
    const plain = storedWish({ id: 'w1', state: 'rated' })
    const changes: Partial<Wish> = {
      pictures: [{ file: picture, check: 'pass', trace: null }],
      evidence: plain.evidence && { ...plain.evidence, signature },
    }
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'rated', changes })])
    await erase('wisher')
    const wish = await stored('w1')
    expect(wish).toMatchObject({
      ...{ title: plain.title, contact: null, pictures: [], version: plain.version + 1 },
      wisher: { name: '已注销居民', hasPhone: true },
      evidence: { note: '修好了', signature: null },
      events: [{ action: 'submit', by: { name: '已注销居民' } }],
      claim: { lead: { id: 'branchMember', name: '李明' } },
    })
    expect(await tracesOf('wisher')).toEqual([])
    const seen = await town.people.branchMember.api.wish.get({ id: 'w1' })
    expect(seen).toMatchObject({ wisher: '已注销居民', pictures: [] })
    expect(await town.cloud.admin('files')).toEqual({ files: [] })
  })

  test('stands on the track of others’ wishes under no name, wherever they had a part', async () => {
    const gaveBack = storedWish({ id: 'w1', state: 'open' })
    const [submitted] = gaveBack.events
    const by = { id: 'volunteer', name: '刘洋' }
    const events = submitted
      ? [submitted, { ...submitted, id: '2', action: 'claim' as const, by, as: '锦绣社区' }]
      : []
    await town.cloud.insert('wishes', [{ ...gaveBack, events }, storedWish({ id: 'w2', state: 'realised' })])
    await setFields(town.cloud, { collection: 'people', id: 'volunteer' }, { posts: [], postKeys: [] })
    await erase('volunteer')
    expect((await stored('w1')).events[1]).toMatchObject({ by: { name: '已注销居民' }, as: '锦绣社区' })
    expect((await stored('w2')).claim?.members).toMatchObject([{ name: '已注销居民' }])
    expect(await tracesOf('volunteer')).toEqual([])
  })

  test('is on record as an id only', async () => {
    await erase('neighbour')
    expect(await town.cloud.documents<AuditEntry>('audit')).toMatchObject([
      {
        what: 'person',
        action: 'erase',
        subject: 'neighbour',
        by: { name: '已注销居民' },
        reason: '本人注销',
      },
    ])
  })

  test('may join anew as somebody else', async () => {
    await erase('neighbour')
    const standing = await town.people.neighbour.api.identity.join.mine({})
    expect(standing).toEqual({ standing: null })
  })
})

describe('a command to erase', () => {
  test('that is sent again is answered as it was at first', async () => {
    const key = makeKey()
    const [first, second] = [await erase('neighbour', key), await erase('neighbour', key)]
    expect(second).toEqual(first)
    expect(await town.cloud.documents('audit')).toHaveLength(1)
    expect(await codeOf(erase('neighbour'))).toBe('not_joined')
  })

  test('that is sent twice at once erases once', async () => {
    const key = makeKey()
    const answers = await Promise.all([erase('neighbour', key), erase('neighbour', key)])
    expect(answers).toEqual([{ isErased: true }, { isErased: true }])
    expect(await town.cloud.documents('audit')).toHaveLength(1)
  })

  test('whose second copy overtakes the first is carried out, and both say so', async () => {
    const actionPattern = 'removeDocument people'
    const latency = { ms: 300, jitter: 0 }
    await town.cloud.admin('faults', { latency, function: 'api', actionPattern, times: 1 })
    const key = makeKey()
    const answers = await Promise.all([erase('neighbour', key), erase('neighbour', key)])
    expect(answers).toEqual([{ isErased: true }, { isErased: true }])
    expect(await town.cloud.documents<Erasure>('erasures')).toMatchObject([{ dueAt: NEVER, personId: '' }])
    expect(await town.cloud.documents('audit')).toHaveLength(1)
  })

  test.each([
    'insertDocument erasures',
    'removeDocument people',
    'modifyDocument households',
    'removeDocument subscriptions',
    'modifyDocument wishes',
    'insertDocument audit',
    'modifyDocument erasures',
  ])('whose process ends after %s is finished by the timer, and answers its retry', async (actionPattern) => {
    await setFields(town.cloud, { collection: 'households', id: 'h1' }, { representative: 'wisher' })
    await town.people.wisher.api.identity.subscribe({ accepted: ['wishNews'] })
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'rated' })])
    await town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth: 1 })
    const key = makeKey()
    const call = () => town.people.wisher.call('identity.privacy.erase', { confirm: ERASE_WORD }, key)
    expect((await call()).status).toBe(500)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    expect(await tracesOf('wisher')).toEqual([])
    expect((await call()).reply).toEqual({ ok: true, data: { isErased: true } })
    expect(await town.cloud.documents('audit')).toHaveLength(1)
  })

  test('that was written down, and no more, is carried out by the timer', async () => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'rated' })])
    const now = await town.cloud.now()
    const order: Erasure = {
      ...{ _id: 'e1', at: now, dueAt: now, personId: 'wisher', pseudonym: 'gone-1', householdId: 'h1' },
      ...{ formerIds: [], files: [] },
      ...{ path: ['c1', 'd1', 's1', 'm1', 'g1', 'b1'], by: { id: '', name: '' }, reason: '本人注销' },
    }
    await town.cloud.insert('erasures', [order])
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ erased: 1 })
    expect(await tracesOf('wisher')).toEqual([])
    expect(await town.cloud.documents('erasures')).toMatchObject([{ _id: 'e1', personId: '', dueAt: NEVER }])
    expect(await town.cloud.runTimer('jobs')).toMatchObject({ erased: 0 })
  })

  test('is itself forgotten after a month', async () => {
    await erase('neighbour')
    await town.cloud.advance(31 * DAY)
    await town.cloud.runTimer('jobs')
    expect(await town.cloud.documents('erasures')).toEqual([])
  })
})
