import type { AuditEntry } from '../../../cloudfunctions/kernel/audit-chain'
import type { Wish } from '../../../domain/wish/wish'
import type { Caller } from '../../support/cloud'
import { codeOf } from '../../support/outcomes'
import { subscribed } from '../../support/subscribed'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { bring, chess, trolley } from '../../support/wishes'
import { phoneOf } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

/** Everything that a person gets to see of wishes, as one text. */
async function seenBy({ api }: Caller, id: string): Promise<string> {
  const pools = (['grid', 'community', 'subdistrict'] as const).map((scope) => api.wish.list({ scope }))
  const done = api.wish.list({ scope: 'community', phase: 'done' })
  return JSON.stringify(await Promise.all([api.wish.home({}), api.wish.get({ id }), done, ...pools]))
}

const stored = (changes: Partial<Wish> = {}, state: Wish['state'] = 'open') =>
  town.cloud.insert('wishes', [storedWish({ id: 'w1', state, changes })])

describe('what the public sees', () => {
  test('no full name, no house, no contact, no words between people', async () => {
    await stored({ helper: { id: 'daughter', name: '周敏', relation: '女儿', isStaff: false } }, 'rated')
    const seen = await seenBy(town.people.neighbour, 'w1')
    expect(seen).toContain('周**')
    for (const secret of [
      '周桂兰',
      '周敏',
      '女儿',
      '李明',
      '刘洋',
      '1 号楼',
      '402 室',
      phoneOf('wisher'),
      '修好了',
    ])
      expect(seen).not.toContain(secret)
  })

  test('not that somebody has no phone, which tells a stranger who lives alone and old', async () => {
    await stored({ wisher: { id: 'noPhone', name: '周秀珍', hasPhone: false } })
    const [outside, inside] = await Promise.all(
      [town.people.neighbour, town.people.gridWorker].map(({ api }) => api.wish.get({ id: 'w1' })),
    )
    expect(outside?.wisherHasPhone).toBe(true)
    expect(inside?.wisherHasPhone).toBe(false)
  })

  test('an outline of a sensitive wish, whoever has no part in it', async () => {
    const secret = { title: '化疗后想请人陪着散步', reason: '住院回来走不远' }
    const changes = {
      ...secret,
      sensitivity: 'illness' as const,
      outline: '一网格一户人家需要照护方面的帮助',
    }
    await stored(changes)
    for (const who of ['neighbour', 'branchMember', 'volunteer', 'unitMember'] as const) {
      const seen = await seenBy(town.people[who], 'w1')
      expect(seen).toContain(changes.outline)
      for (const secret of ['化疗', '住院', 'illness']) expect(seen).not.toContain(secret)
    }
    await town.people.branchMember.api.wish.claim({ id: 'w1' })
    expect(await seenBy(town.people.branchMember, 'w1')).toContain('化疗')
    expect(await seenBy(town.people.communityStaff, 'w1')).toContain('化疗')
  })

  test('an outline also in the messages about a sensitive wish', async () => {
    await subscribed(town, 'branchMember', { wishWaiting: 1 })
    const { communityStaff, wisher } = town.people
    const { id, version } = await wisher.api.wish.submit({ ...chess, title: '化疗后想请人陪着散步' })
    const decision = { verdict: 'publish', sensitivity: 'illness', outline: '一户人家需要照护' } as const
    await communityStaff.api.wish.review({ id, version, decision })
    const [message] = await town.cloud.messages()
    expect(message?.data['thing1']).toEqual({ value: '一户人家需要照护' })
  })

  test('neither reason nor pictures that the wisher keeps back', async () => {
    const pictures = [
      { file: 'cloud://local.bucket/wishes/wisher/a.jpg', check: 'pass' as const, trace: null },
    ]
    await stored({ show: { reason: false, pictures: false }, pictures })
    const wish = await town.people.neighbour.api.wish.get({ id: 'w1' })
    expect(wish).toMatchObject({ reason: '', pictures: [], picture: null })
    expect((await town.people.wisher.api.wish.get({ id: 'w1' })).pictures).toHaveLength(1)
  })

  test('nothing at all before the branch has had its time, nor of another subdistrict’s grid', async () => {
    await stored({ stage: 'branch', audience: ['g1'] })
    for (const who of [
      'neighbour',
      'volunteer',
      'unitMember',
      'otherBranch',
      'foreignVolunteer',
      'outsider',
    ] as const)
      expect(await codeOf(town.people[who].api.wish.get({ id: 'w1' }))).toBe('not_found')
  })

  test('the same public side, from publication on, for the grid worker of the place', async () => {
    await stored({ stage: 'branch', audience: ['g1'] })
    expect(await town.people.gridWorker.api.wish.get({ id: 'w1' })).toMatchObject({
      wisher: '周**',
      building: '',
      actions: [],
    })
    await town.cloud.insert('wishes', [storedWish({ id: 'w2', state: 'review' })])
    expect(await codeOf(town.people.gridWorker.api.wish.get({ id: 'w2' }))).toBe('not_found')
  })
})

describe('the contact', () => {
  const looks = async () =>
    (await town.cloud.documents<AuditEntry>('audit')).map(({ caseId, subject, by }) => [
      caseId,
      subject,
      by.id,
    ])

  test('is shown to those who have the claim, once on the track, every look recorded', async () => {
    const { branchMember, branchSecretary, wisher } = town.people
    const { id } = await bring.team(town.people)
    await branchSecretary.api.wish.join({ id })
    for (const look of [branchMember, branchMember, branchMember, branchSecretary]) {
      expect(await look.api.wish.reveal({ id })).toEqual({
        ...{ name: '周桂兰', phone: phoneOf('wisher'), address: '1 号楼 402 室' },
      })
    }
    const track = (await wisher.api.wish.get({ id })).events.filter(({ action }) => action === 'reveal')
    expect(track.map(({ by }) => by)).toEqual(['李明', '赵国强'])
    const look = [id, 'wisher', 'branchMember']
    expect((await looks()).sort()).toEqual([look, look, look, [id, 'wisher', 'branchSecretary']].sort())
  })

  test('is in no list, no page and no desk, not even of those who see everything else', async () => {
    const { id } = await bring.claimed(town.people)
    await town.people.branchMember.api.wish.reveal({ id })
    for (const who of [
      'branchMember',
      'communityStaff',
      'subdistrictStaff',
      'branchSecretary',
      'wisher',
    ] as const) {
      const seen = await seenBy(town.people[who], id)
      expect(seen).not.toContain(phoneOf('wisher'))
      expect(seen).not.toContain('402 室')
    }
  })

  test('lies sealed in the database', async () => {
    await bring.review(town.people)
    const text =
      JSON.stringify(await town.cloud.documents('wishes')) +
      JSON.stringify(await town.cloud.documents('people'))
    expect(text).not.toContain(phoneOf('wisher'))
  })

  test.each([
    ['gives the claim back', 'release', 'branchMember', { note: '临时出差' }],
    ['leaves the team', 'leave', 'branchSecretary', {}],
  ] as const)('is gone for whoever %s', async (_, action, who, more) => {
    const { id } = await bring.team(town.people)
    await town.people.branchSecretary.api.wish.join({ id })
    await town.people[who].api.wish.reveal({ id })
    await town.people[who].api.wish[action]({ id, ...more } as { id: string; note: string })
    expect(await codeOf(town.people[who].api.wish.reveal({ id }))).toBe('forbidden')
    expect(await looks()).toHaveLength(1)
  })

  test('is gone once the wish is confirmed, also for whoever has seen it before', async () => {
    const { id } = await bring.claimed(town.people, chess)
    const { branchMember, wisher } = town.people
    await branchMember.api.wish.reveal({ id })
    await branchMember.api.wish.fulfil({ id, minutes: 60 })
    await wisher.api.wish.confirm({ id })
    expect(await codeOf(branchMember.api.wish.reveal({ id }))).toBe('conflict')
  })

  test('of somebody I help is what I gave, or my own', async () => {
    const { daughter, branchMember, communityStaff } = town.people
    const helped = {
      who: 'other',
      name: '老周',
      relation: '父亲',
      phone: '13912345678',
      address: '9 号楼 101',
    } as const
    const { id, version } = await daughter.api.wish.submit({ ...trolley, for: helped })
    const decision = { verdict: 'publish', sensitivity: 'none' } as const
    await communityStaff.api.wish.review({ id, version, decision })
    await branchMember.api.wish.claim({ id })
    expect(await branchMember.api.wish.reveal({ id })).toEqual({
      name: '老周',
      phone: '13912345678',
      address: '9 号楼 101',
    })
    expect(await looks()).toEqual([[id, 'daughter', 'branchMember']])
  })
})
