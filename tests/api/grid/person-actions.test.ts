import type { Org } from '../../../domain/grid/org'
import { postKey } from '../../../domain/case'
import type { Household } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { makeKey } from '../../support/cloud'
import { community, postIn } from '../../support/grid'
import { codeOf, outcomeOf, refusalOf } from '../../support/outcomes'
import { keptPerson } from '../../support/samples/kept'
import { homeOf, waitingPerson } from '../../support/samples/queue'
import { townForFile } from '../../support/town'
import { personOf, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const page = (
  personId: string,
  who: 'gridWorker' | 'communityStaff' | 'communitySecretary' = 'communityStaff',
) => town.people[who].api.grid.desk.person({ personId })
const stored = async (id: string) =>
  (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === id)
const store = async (...people: Person[]) => {
  await town.cloud.insert('people', people)
  await town.cloud.insert('households', people.map(homeOf))
}

/** Somebody of 1 号楼 with a phone, behind a door of their own. */
const resident = (id: string, changes: Partial<Person> = {}): Person => ({
  ...personOf('wisher'),
  ...{ _id: id, openid: `oTest-${id}`, name: '秦晓', householdId: `${id}:home` },
  ...changes,
})
const volunteerOf = (org: string): Partial<Person> => {
  const { volunteering } = personOf('volunteer')
  const post = postIn('volunteer', [...community.slice(0, 3), org], { orgName: '锦绣社区' })
  return {
    posts: [post],
    postKeys: [postKey('volunteer', org)],
    volunteering: volunteering && { ...volunteering, community: { id: org, name: '锦绣社区' } },
  }
}

describe('the page offers', () => {
  test.each([
    ['a resident with a phone', resident('p1'), ['represent', 'membership', 'moveOut']],
    ['somebody without one', keptPerson('p1'), ['change', 'represent', 'membership', 'moveOut']],
    [
      'a volunteer of the community',
      resident('p1', volunteerOf('m1')),
      ['represent', 'membership', 'dismiss'],
    ],
    ['a volunteer of another', resident('p1', volunteerOf('m2')), ['represent', 'membership']],
    ['a child', resident('p1', { childUntil: 9_999_999_999_998 }), ['moveOut']],
    ['somebody who waits', waitingPerson('p1'), []],
    [
      'somebody who left',
      resident('p1', { residence: { state: 'left', since: 1, by: null, reason: null } }),
      [],
    ],
  ] as const)('for %s what may be done', async (_, person, actions) => {
    await store(person)
    expect((await page('p1')).actions).toEqual(actions)
  })

  test('no record of the branch to a grid worker, and nothing twice', async () => {
    await store(resident('p1'))
    expect((await page('p1', 'gridWorker')).actions).toEqual(['represent', 'moveOut'])
    expect((await page('wisher', 'gridWorker')).actions).toEqual(['moveOut'])
  })

  test.each(['represent', 'membership', 'dismiss', 'moveOut', 'change'] as const)(
    'what the server does, and refuses %s where the page leaves it out',
    async (action) => {
      await store(waitingPerson('p1'))
      const { grid, identity } = town.people.communityStaff.api
      const asked = { personId: 'p1', version: 1, reason: '家里人说的' }
      const calls = {
        represent: () => grid.people.represent({ personId: 'p1', reason: '家里人说的' }),
        membership: () => identity.volunteer.membership({ personId: 'p1', version: 1, isMember: true }),
        dismiss: () => identity.volunteer.dismiss(asked),
        moveOut: () => grid.people.moveOut(asked),
        change: () => grid.people.change({ personId: 'p1', version: 1, name: '秦小', relation: 'owner' }),
      }
      const before = await stored('p1')
      expect(['conflict', 'forbidden', 'not_found']).toContain(await codeOf(calls[action]()))
      expect(await stored('p1')).toEqual(before)
    },
  )
})

describe('moving out', () => {
  test('frees the household, and a lost reply is answered once more', async () => {
    await store(resident('p1'))
    await town.people.gridWorker.api.grid.people.represent({ personId: 'p1', reason: '全家商量好的' })
    expect(await page('p1')).toMatchObject({ isRepresentative: true })
    const key = makeKey()
    const asked = { personId: 'p1', version: 1, reason: '房子已经卖掉' }
    const send = () => town.people.gridWorker.call('grid.people.moveOut', asked, key)
    expect([(await send()).reply, (await send()).reply].map(outcomeOf)).toEqual(['ok', 'ok'])
    expect(await stored('p1')).toMatchObject({ residence: { state: 'left', reason: '房子已经卖掉' } })
    const homes = await town.cloud.documents<Household>('households')
    expect(homes.find(({ _id }) => _id === 'p1:home')?.representative).toBeNull()
  })

  test('of two at once with the same page one wins', async () => {
    await store(resident('p1'))
    const move = (who: Who) =>
      codeOf(
        town.people[who as 'gridWorker'].api.grid.people.moveOut({
          ...{ personId: 'p1', version: 1, reason: '房子已经卖掉' },
        }),
      )
    const codes = await Promise.allSettled([move('gridWorker'), move('communityStaff')])
    expect(codes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a volunteer who is taken off', () => {
  test('loses the post, reads why, may be moved out then, and is told nothing twice', async () => {
    await store(resident('p1', volunteerOf('m1')))
    const { volunteer } = town.people.communitySecretary.api.identity
    const refusal = await refusalOf(
      town.people.gridWorker.api.grid.people.moveOut({ personId: 'p1', version: 1, reason: '搬到外地' }),
    )
    expect(refusal).toMatchObject({ code: 'conflict', message: '秦晓还担任锦绣社区志愿者，请先交接再办搬出' })
    const key = makeKey()
    const asked = { personId: 'p1', version: 1, reason: '搬到外地了' }
    await Promise.allSettled([volunteer.dismiss(asked, { key }), volunteer.dismiss(asked, { key })])
    await volunteer.dismiss(asked, { key })
    expect(await stored('p1')).toMatchObject({
      version: 2,
      volunteering: { state: 'left', reason: '搬到外地了' },
    })
    const log = await town.cloud.documents<{ action: string }>('audit')
    expect(log.filter(({ action }) => action === 'dismissVolunteer')).toHaveLength(1)
    expect((await page('p1')).actions).toEqual(['represent', 'membership', 'moveOut'])
  })

  test('is none of another community’s business', async () => {
    await store(resident('p1', volunteerOf('m1')))
    const asked = { personId: 'p1', version: 1, reason: '搬到外地了' }
    expect(await codeOf(town.people.foreignSecretary.api.identity.volunteer.dismiss(asked))).toBe('not_found')
  })
})

describe('the branch’s record', () => {
  const api = (who: 'branchSecretary' | 'communityStaff' | 'foreignBranch') =>
    town.people[who].api.identity.volunteer

  test('is kept by the secretary of the grid, and lists the members of it', async () => {
    await store(resident('p1'))
    await api('branchSecretary').membership({ personId: 'p1', version: 1, isMember: true, isHub: true })
    const listed = [{ id: 'p1', name: '秦晓', isMember: true, isHub: true, unit: null, building: '1 号楼' }]
    expect(await api('branchSecretary').members({ grid: 'g1' })).toMatchObject({ members: listed })
    expect(await api('communityStaff').members({ grid: 'g1' })).toMatchObject({ members: listed })
    expect((await api('foreignBranch').members({ grid: 'g1' })).members).toEqual([])
    expect(await page('p1')).toMatchObject({ membership: { isHub: true, unit: null } })
  })

  test('ends with the member: they are listed no more', async () => {
    await store(resident('p1', { membership: { branch: 'g1', isHub: true, unit: null } }))
    await api('branchSecretary').membership({ personId: 'p1', version: 1, isMember: false, isHub: true })
    expect((await api('branchSecretary').members({ grid: 'g1' })).members).toEqual([])
    expect((await stored('p1'))?.membership).toBeNull()
  })

  test('finds units by any part of their name, closed ones left out', async () => {
    const unit = (id: string, name: string, to: number | null, grams?: string[]) => ({
      ...(grams && { grams }),
      ...{ _id: id, version: 1, kind: 'unit', name, label: name, estate: null, parent: 'm2' },
      ...{ path: ['c1', 'd1', 's1', 'm2', id], from: 0, to, past: [], boundary: null },
      counts: { households: 0, people: 0, pending: 0 },
    })
    await town.cloud.insert('orgs', [unit('u1', '市第二医院', null), unit('u2', '市第二中学', 1)])
    expect((await api('branchSecretary').units({ text: '市第二' })).units).toEqual([
      { id: 'u1', name: '市第二医院', community: '翠竹社区' },
    ])
    expect((await api('branchSecretary').units({ text: '医院' })).units).toEqual([])
    // What was stored without the pieces of its name is found by any part once the timer has noted them.
    await town.cloud.runTimer('jobs')
    for (const text of ['第二', '医院', '院', '市第二医院', ' 二 医'])
      expect((await api('branchSecretary').units({ text })).units).toMatchObject([{ id: 'u1' }])
    for (const text of ['医二', '第三', '院市', '市'.repeat(30)])
      expect((await api('branchSecretary').units({ text })).units).toEqual([])
  })

  test('finds a unit by any part of its name from the moment it is opened, and of its new name', async () => {
    const { tree } = town.people.administrator.api.grid
    await tree.create({
      ...{ parent: 'm1', kind: 'unit', name: '市图书馆党支部' },
    })
    expect((await api('branchSecretary').units({ text: '图书馆' })).units).toMatchObject([
      { name: '市图书馆党支部', community: '锦绣社区' },
    ])
    const [unit] = (await town.cloud.documents<Org>('orgs')).filter(({ kind }) => kind === 'unit')
    await tree.rename({ org: unit?._id ?? '', version: unit?.version ?? 0, name: '市博物馆党支部' })
    expect((await api('branchSecretary').units({ text: '博物馆' })).units).toHaveLength(1)
    expect((await api('branchSecretary').units({ text: '图书馆' })).units).toEqual([])
  })
})
