import { codeOf } from '../../support/outcomes'
import { subscribed } from '../../support/subscribed'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { newsTo, wishOf } from '../../support/track'
import { bring, chess, publish, trolley } from '../../support/wishes'
import { personOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

describe('who confirms', () => {
  test.each(['branchMember', 'volunteer'] as const)('not %s, who did the work', async (who) => {
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'confirming' })])
    const { api } = town.people[who]
    for (const call of [api.wish.confirm({ id: 'w1' }), api.wish.reopen({ id: 'w1', note: '没办好' })])
      expect(await codeOf(call)).toBe('forbidden')
    expect((await wishOf(town, 'w1')).version).toBe(1)
  })

  test('not the grid worker who claimed it, although they speak for whoever has no phone', async () => {
    const worker = personOf('gridWorker')
    const posts = [...worker.posts, ...personOf('branchMember').posts]
    await town.cloud.insert('people', [{ ...worker, posts }])
    const { gridWorker, communityStaff } = town.people
    const recorded = await communityStaff.api.wish.record({
      title: '想请人读读报纸',
      kind: 'company',
      residentId: 'noPhone',
    })
    await publish({ ...town.people, communityStaff: town.people.communitySecretary }, recorded)
    const { id } = recorded
    await gridWorker.api.wish.claim({ id })
    await gridWorker.api.wish.fulfil({ id, minutes: 30 })
    expect(await codeOf(gridWorker.api.wish.confirm({ id }))).toBe('forbidden')
    expect((await gridWorker.api.wish.get({ id })).actions).not.toContain('confirm')
  })

  test('nobody their own work: a wisher with a post in the branch cannot claim their own wish', async () => {
    const member = personOf('wisher')
    const posts = personOf('branchMember').posts
    await town.cloud.insert('people', [{ ...member, posts, postKeys: ['branchMember@g1'] }])
    const { id } = await bring.open(town.people)
    expect(await codeOf(town.people.wisher.api.wish.claim({ id }))).toBe('forbidden')
  })
})

describe('recorded for a resident', () => {
  const words = { title: '想请人读读报纸', kind: 'company' } as const

  test('without a phone: the recorder is named, does not publish, and the grid worker confirms', async () => {
    const { people } = town
    const { id, version } = await people.communityStaff.api.wish.record({ ...words, residentId: 'noPhone' })
    const seen = await people.communitySecretary.api.wish.get({ id })
    expect(seen).toMatchObject({
      wisher: '周秀珍',
      helper: { name: '王芳', relation: '代录', isStaff: true },
    })
    expect(seen.events).toMatchObject([{ action: 'submit', by: '王芳', as: '锦绣社区' }])
    expect(await codeOf(publish(people, { id, version }))).toBe('forbidden')
    await publish({ ...people, communityStaff: people.communitySecretary }, { id, version })
    await people.branchMember.api.wish.claim({ id })
    await people.branchMember.api.wish.fulfil({ id, minutes: 45 })
    expect((await people.gridWorker.api.wish.desk({})).wishes).toMatchObject([{ id, state: 'confirming' }])
    expect(await codeOf(people.communityStaff.api.wish.confirm({ id }))).toBe('forbidden')
    await people.gridWorker.api.wish.confirm({ id })
    expect((await wishOf(town, id)).events.at(-1)).toMatchObject({
      action: 'confirm',
      as: '一网格',
      by: { id: 'gridWorker' },
    })
  })

  test('with a phone: it is theirs, and they confirm, not the grid worker', async () => {
    const { people } = town
    const { id } = await people.gridWorker.api.wish.record({ ...words, residentId: 'daughter' })
    expect((await people.daughter.api.wish.mine({})).wishes).toMatchObject([{ id }])
    await publish(people, { id, version: 1 })
    await people.branchMember.api.wish.claim({ id })
    await people.branchMember.api.wish.fulfil({ id, minutes: 45 })
    expect(await codeOf(people.gridWorker.api.wish.confirm({ id }))).toBe('forbidden')
    expect(await people.daughter.api.wish.confirm({ id })).toMatchObject({ state: 'realised' })
  })

  test.each([
    ['communityStaff', 'outsider'],
    ['gridWorker', 'neighbour'],
    ['gridWorker', 'nobody-at-all'],
  ] as const)('%s finds nobody in %s, who lives elsewhere', async (who, residentId) => {
    expect(await codeOf(town.people[who].api.wish.record({ ...words, residentId }))).toBe('not_found')
    expect(await town.cloud.documents('wishes')).toEqual([])
  })
})

test('a helper stands for whoever they help, to the end', async () => {
  const { people } = town
  const whom = { who: 'other', name: '老周', relation: '父亲' } as const
  const wish = await people.daughter.api.wish.submit({ ...chess, for: whom })
  await publish(people, wish)
  await people.branchMember.api.wish.claim({ id: wish.id })
  await people.branchMember.api.wish.fulfil({ id: wish.id, minutes: 60 })
  expect(await codeOf(people.wisher.api.wish.confirm({ id: wish.id }))).toBe('not_found')
  await people.daughter.api.wish.confirm({ id: wish.id })
  const seen = await people.daughter.api.wish.rate({ id: wish.id, score: 4, thanks: '谢谢', consent: false })
  expect(seen.state).toBe('rated')
  expect(await people.daughter.api.wish.get({ id: wish.id })).toMatchObject({ wisher: '老周', isMine: true })
})

describe('a change of a claimed wish', () => {
  const edit = { what: 'edit', title: '下午陪爷爷下两盘象棋', kind: 'company' } as const
  const ask = (id: string, change: typeof edit | { what: 'withdraw' }) =>
    town.people.wisher.api.wish.askChange({ id, note: '时间变了', change })
  const answer = (id: string, agree: boolean, note = '') =>
    town.people.branchMember.api.wish.answerChange({ id, agree, note })

  test('is made when the claimer agrees', async () => {
    await subscribed(town, 'branchMember', { wishNews: 3 })
    const { id } = await bring.claimed(town.people, chess)
    await ask(id, edit)
    expect(await newsTo(town, 'branchMember')).toEqual(['许愿人想改一改，请答复'])
    expect(await codeOf(ask(id, edit))).toBe('conflict')
    expect((await wishOf(town, id)).title).toBe(chess.title)
    expect(await answer(id, true)).toMatchObject({ state: 'claimed' })
    expect(await wishOf(town, id)).toMatchObject({ title: edit.title, change: null })
    expect(await codeOf(answer(id, true))).toBe('conflict')
  })

  test('is not made when the claimer does not agree, who says why', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await ask(id, edit)
    expect(await codeOf(answer(id, false))).toBe('invalid')
    await answer(id, false, '下午我要上班')
    expect(await wishOf(town, id)).toMatchObject({ title: chess.title, change: null, state: 'claimed' })
  })

  test('may be to take it back', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await ask(id, { what: 'withdraw' })
    expect(await answer(id, true)).toMatchObject({ state: 'withdrawn' })
    expect(await wishOf(town, id)).toMatchObject({ slot: `free#${id}`, audience: [] })
  })

  test('lapses when the work is done meanwhile', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await ask(id, { what: 'withdraw' })
    await town.people.branchMember.api.wish.fulfil({ id, minutes: 60 })
    expect(await wishOf(town, id)).toMatchObject({ state: 'confirming', change: null })
  })
})

describe('thanks', () => {
  const rated = async (consent: boolean) => {
    const { id } = await bring.realised(town.people)
    await town.people.wisher.api.wish.rate({ id, score: 5, thanks: '谢谢小李', consent })
    return id
  }
  /** A branch member beside the claimer sees the public side of a wish of their grid. */
  const publicRating = async (id: string) => (await town.people.buildingLead.api.wish.get({ id })).rating

  test('are public with consent', async () => {
    expect(await publicRating(await rated(true))).toMatchObject({ thanks: '谢谢小李', isPublic: true })
  })

  test('are not public without', async () => {
    const id = await rated(false)
    expect(await publicRating(id)).toBeNull()
    expect((await town.people.branchMember.api.wish.get({ id })).rating).toMatchObject({
      thanks: '谢谢小李',
      isPublic: false,
    })
    expect(await codeOf(town.people.communityStaff.api.wish.approveThanks({ id }))).toBe('conflict')
  })

  test('of a sensitive wish are never public', async () => {
    const rating = { score: 5, thanks: '谢谢', consent: true, check: 'pass' as const }
    const changes = { rating, sensitivity: 'illness' as const, outline: '一户人家需要照护' }
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'rated', changes })])
    expect(await publicRating('w1')).toBeNull()
  })
})

test('what is declined or handed over says where to go instead', async () => {
  const { people } = town
  const first = await bring.review(people)
  const decline = { verdict: 'decline', note: '超出微心愿范围', channel: '街道民政窗口' } as const
  await people.communityStaff.api.wish.review({ id: first.id, version: first.version, decision: decline })
  expect(await people.wisher.api.wish.get({ id: first.id })).toMatchObject({
    state: 'unsuitable',
    channel: '街道民政窗口',
  })
  const second = await bring.open(people, { ...trolley, evenIfSimilar: true })
  await people.communityStaff.api.wish.transfer({ id: second.id, target: 'errand', note: '转代办' })
  expect(await people.wisher.api.wish.get({ id: second.id })).toMatchObject({
    state: 'transferred',
    transferredTo: 'errand',
  })
})
