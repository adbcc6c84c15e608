import { NEVER } from '../../../domain/case'
import { codeOf } from '../../support/outcomes'
import { subscribed } from '../../support/subscribed'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { actionsOf, daysLater, hoursLater, newsTo, wishOf } from '../../support/track'
import { bring, chess } from '../../support/wishes'
import { openidOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

describe('widening', () => {
  test('a wish given back waits again where it had got to, and goes on from there', async () => {
    const { id } = await bring.open(town.people)
    await hoursLater(town, 49)
    expect(await wishOf(town, id)).toMatchObject({ stage: 'community', audience: ['g1', 'm1'] })
    await town.people.volunteer.api.wish.claim({ id })
    await daysLater(town, 1)
    await town.people.volunteer.api.wish.release({ id, note: '临时出差' })
    expect(await wishOf(town, id)).toMatchObject({
      state: 'open',
      stage: 'community',
      releases: 1,
      claim: null,
    })
    await daysLater(town, 4.9)
    expect((await wishOf(town, id)).stage).toBe('community')
    await daysLater(town, 0.2)
    expect(await wishOf(town, id)).toMatchObject({ stage: 'subdistrict', dueAt: NEVER, clockAction: null })
    expect(actionsOf(await wishOf(town, id)).filter((action) => action === 'widen')).toHaveLength(2)
    expect(await town.people.foreignVolunteer.api.wish.claim({ id })).toMatchObject({ state: 'claimed' })
  })

  test('when nobody took it anywhere, the community is told to think again', async () => {
    await subscribed(town, 'communitySecretary', { wishWaiting: 2 })
    await bring.open(town.people)
    await daysLater(town, 3)
    expect(await town.cloud.messages()).toEqual([])
    await daysLater(town, 6)
    expect(await town.cloud.messages()).toMatchObject([{ touser: openidOf('communitySecretary') }])
  })

  test('a claimed wish does not widen', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await daysLater(town, 5)
    expect(await wishOf(town, id)).toMatchObject({ stage: 'branch', state: 'claimed' })
  })

  test('the branch hears of it first, the volunteers and paired units when it reaches them', async () => {
    await subscribed(town, 'branchMember', { wishWaiting: 2 })
    await subscribed(town, 'volunteer', { wishWaiting: 2 })
    await subscribed(town, 'unitMember', { wishWaiting: 2 })
    await bring.open(town.people)
    const counts = async () =>
      Promise.all(
        (['branchMember', 'volunteer', 'unitMember'] as const).map(
          async (who) => (await newsTo(town, who)).length,
        ),
      )
    expect(await counts()).toEqual([1, 0, 0])
    await hoursLater(town, 49)
    expect(await counts()).toEqual([1, 1, 1])
  })
})

describe('a claim', () => {
  test('is reminded of a day before it expires, and then returns to the pool', async () => {
    await subscribed(town, 'branchMember', { claimDue: 2, wishNews: 2 })
    await subscribed(town, 'wisher', { wishNews: 5 })
    const { id } = await bring.claimed(town.people, chess)
    await daysLater(town, 5.9)
    expect(await newsTo(town, 'branchMember')).toEqual([])
    await daysLater(town, 0.2)
    expect(await newsTo(town, 'branchMember')).toEqual(['快到期了，可延期或放弃'])
    await daysLater(town, 0.8)
    expect((await wishOf(town, id)).state).toBe('claimed')
    await daysLater(town, 0.2)
    expect(await wishOf(town, id)).toMatchObject({ state: 'open', claim: null, releases: 1 })
    expect(actionsOf(await wishOf(town, id)).slice(3)).toEqual(['remind', 'expire'])
    expect(await newsTo(town, 'wisher')).toContain('认领到期，会再找人')
    expect(await newsTo(town, 'branchMember')).toContain('认领已到期，心愿已退回')
  })

  test('that is extended is reminded of again before its new end', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await daysLater(town, 6.5)
    await town.people.branchMember.api.wish.extend({ id, note: '老人住院了' })
    await daysLater(town, 6)
    expect((await wishOf(town, id)).state).toBe('claimed')
    await daysLater(town, 1)
    expect(actionsOf(await wishOf(town, id)).slice(3)).toEqual(['remind', 'extend', 'remind'])
    await daysLater(town, 1)
    expect(await wishOf(town, id)).toMatchObject({ state: 'open' })
  })

  test('goes on when work begins, its deadline unmoved', async () => {
    const { id } = await bring.claimed(town.people, chess)
    const { dueAt } = await wishOf(town, id)
    await daysLater(town, 3)
    await town.people.branchMember.api.wish.start({ id })
    expect((await wishOf(town, id)).dueAt).toBe(dueAt)
  })

  test('given back with a reason reaches the wisher', async () => {
    await subscribed(town, 'wisher', { wishNews: 5 })
    const { id } = await bring.claimed(town.people, chess)
    await town.people.branchMember.api.wish.release({ id, note: '临时出差' })
    expect(await newsTo(town, 'wisher')).toContain('认领人放弃了，会再找人')
    const { events } = await town.people.wisher.api.wish.get({ id })
    expect(events.at(-1)).toMatchObject({ action: 'release', by: '李明', note: '临时出差' })
  })

  test('given back is counted, shown to the secretary and the community and to nobody else', async () => {
    const { people } = town
    const { id } = await bring.claimed(town.people, chess)
    for (const note of ['临时出差', '还是没空']) {
      await people.branchMember.api.wish.release({ id, note })
      await people.branchMember.api.wish.claim({ id })
    }
    const seen = (who: 'branchSecretary' | 'communityStaff' | 'wisher' | 'buildingLead') =>
      people[who].api.wish.get({ id }).then(({ claimerReleases }) => claimerReleases)
    expect(await seen('branchSecretary')).toBe(2)
    expect(await seen('communityStaff')).toBe(2)
    expect(await seen('wisher')).toBeNull()
    expect(await seen('buildingLead')).toBeNull()
    expect((await people.branchSecretary.api.wish.desk({})).wishes).toMatchObject([{ id, releases: 2 }])
  })

  test('that expires with a change asked for leaves no change behind', async () => {
    const { id } = await bring.claimed(town.people, chess)
    await town.people.wisher.api.wish.askChange({ id, note: '不用了', change: { what: 'withdraw' } })
    await daysLater(town, 8)
    expect(await wishOf(town, id)).toMatchObject({ state: 'open', change: null })
  })
})

describe('after the work', () => {
  test('silence confirms after seven days, and can be reopened for fourteen more', async () => {
    const { wisher } = town.people
    const { id } = await bring.confirming(town.people)
    await daysLater(town, 6.9)
    expect((await wishOf(town, id)).state).toBe('confirming')
    await daysLater(town, 0.2)
    const { events, confirmedAt } = await wishOf(town, id)
    expect(events.at(-1)).toMatchObject({ action: 'silence', by: null, to: 'realised' })
    expect(confirmedAt).not.toBeNull()
    await town.cloud.advance(13.9 * 86_400_000)
    expect((await wisher.api.wish.get({ id })).actions).toContain('reopen')
    expect(await wisher.api.wish.reopen({ id, note: '其实没来' })).toMatchObject({ state: 'doing' })
    expect(await wishOf(town, id)).toMatchObject({ evidence: null, confirmedAt: null, reopened: 1 })
  })

  test('reopening needs a reason and reaches the claimer and the branch secretary', async () => {
    const { wisher, branchSecretary, branchMember } = town.people
    await subscribed(town, 'branchMember', { wishNews: 5 })
    await subscribed(town, 'branchSecretary', { wishNews: 5 })
    const { id } = await bring.realised(town.people)
    expect(await codeOf(wisher.api.wish.reopen({ id, note: '' }))).toBe('invalid')
    await wisher.api.wish.reopen({ id, note: '小车的轮子掉了' })
    expect(await newsTo(town, 'branchMember')).toContain('许愿人说还没办好')
    expect(await newsTo(town, 'branchSecretary')).toEqual(['许愿人说还没办好'])
    expect((await branchSecretary.api.wish.desk({})).wishes).toMatchObject([{ id, reopened: 1 }])
    expect((await branchMember.api.wish.home({})).waiting).toMatchObject([{ id, state: 'doing' }])
    const { events } = await branchMember.api.wish.get({ id })
    expect(events.at(-1)).toMatchObject({ action: 'reopen', note: '小车的轮子掉了' })
  })

  test('a wish sent back and never taken up again ends by itself after thirty days', async () => {
    const { people } = town
    const { id, version } = await bring.review(people)
    const decision = { verdict: 'sendBack', note: '请写明尺寸' } as const
    await people.communityStaff.api.wish.review({ id, version, decision })
    await daysLater(town, 29.9)
    expect((await wishOf(town, id)).state).toBe('changes')
    await daysLater(town, 0.2)
    expect(await wishOf(town, id)).toMatchObject({ state: 'withdrawn', slot: `free#${id}` })
  })

  test('a review that is late stays a review, its deadline for everyone to see', async () => {
    const { id } = await bring.review(town.people)
    await daysLater(town, 3)
    expect(await wishOf(town, id)).toMatchObject({ state: 'review', version: 1 })
    const [waiting] = (await town.people.communityStaff.api.wish.desk({})).wishes
    expect(waiting?.dueAt).toBeLessThan(await town.cloud.now())
  })
})

test('a hundred and ten wishes that are due at once all move in one run', async () => {
  const due = Array.from({ length: 110 }, (_, at) =>
    storedWish({ id: `w${at}`, state: 'confirming', changes: { dueAt: Date.now() - 1 } }),
  )
  await town.cloud.insert('wishes', due)
  expect(await town.cloud.runTimer('jobs')).toMatchObject({ ok: true, moved: 110 })
})
