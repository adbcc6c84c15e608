import type { Post } from '../../../domain/case'
import type { Caller } from '../../support/cloud'
import { codeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { openidOf, personOf, strangerOpenid, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()

describe('who I am', () => {
  test('somebody whom nobody has registered is told what to do', async () => {
    const stranger = await town.cloud.as(strangerOpenid)
    const refusal = await refusalOf(stranger.api.identity.me({}))
    expect(refusal.code).toBe('not_joined')
    expect(refusal.message).toContain('登记')
  })

  test.each<[Who, object]>([
    ['wisher', { posts: [], isStaff: false, isVolunteer: false, maySpeakForResidents: false }],
    ['volunteer', { isStaff: false, isVolunteer: true, maySpeakForResidents: false }],
    ['branchMember', { isStaff: false, isVolunteer: true, maySpeakForResidents: false }],
    ['branchSecretary', { isStaff: true, isVolunteer: true, maySpeakForResidents: false }],
    ['gridWorker', { isStaff: true, isVolunteer: false, maySpeakForResidents: true }],
    ['communityStaff', { isStaff: true, isVolunteer: false, maySpeakForResidents: true }],
    ['subdistrictStaff', { isStaff: true, isVolunteer: false, maySpeakForResidents: false }],
    ['administrator', { isStaff: false, isVolunteer: false, maySpeakForResidents: false }],
  ])('%s', async (who, wanted) => {
    const { api } = await town.cloud.as(openidOf(who))
    expect(await api.identity.me({})).toMatchObject({ id: who, name: personOf(who).name, ...wanted })
  })

  test.each<[string, Partial<Post>]>([
    ['that is over', { to: 1 }],
    ['that has not begun', { from: 9_999_999_999_998 }],
  ])('a post %s gives nothing', async (_, dates) => {
    const person = personOf('communitySecretary')
    await town.cloud.insert('people', [
      { ...person, posts: person.posts.map((post) => ({ ...post, ...dates })) },
    ])
    const { api } = town.people.communitySecretary
    expect(await api.identity.me({})).toMatchObject({
      posts: [],
      isStaff: false,
      maySpeakForResidents: false,
    })
    expect(await codeOf(api.identity.find({ name: '周' }))).toBe('forbidden')
    expect(await codeOf(api.wish.desk({}))).toBe('forbidden')
  })
})

describe('a search for residents', () => {
  const names = async (one: Caller, name: string) =>
    (await one.api.identity.find({ name })).residents.map((resident) => resident.name).sort()

  test('finds those of one’s own scope, masked but for what was typed', async () => {
    const { communityStaff, gridWorker, foreignSecretary } = town.people
    expect(await names(communityStaff, '周')).toEqual(['周*', '周**', '周**'])
    expect(await names(communityStaff, '周桂')).toEqual(['周桂*'])
    expect(await names(communityStaff, '周桂兰')).toEqual(['周桂兰'])
    expect(await names(communityStaff, '许')).toEqual(['许*'])
    expect(await names(gridWorker, '许')).toEqual([])
    expect(await names(foreignSecretary, '周')).toEqual([])
  })

  test('says who has no phone, and never a phone number or a door', async () => {
    const { residents } = await town.people.communityStaff.api.identity.find({ name: '周秀珍' })
    expect(residents).toEqual([{ id: 'noPhone', name: '周秀珍', building: '1 号楼', hasPhone: false }])
  })

  test('answers twenty at most', async () => {
    const crowd = Array.from({ length: 30 }, (_, at) => ({
      ...personOf('wisher'),
      ...{ _id: `p${at}`, openid: `oTest-p${at}`, name: `欧阳${at}` },
    }))
    await town.cloud.insert('people', crowd)
    expect(await names(town.people.communityStaff, '欧阳')).toHaveLength(20)
  })
})

test('agreements to messages are counted by kind, one for each time they were given', async () => {
  const { identity } = town.people.wisher.api
  await identity.subscribe({ accepted: ['wishNews', 'claimDue', 'wishNews'] })
  await identity.subscribe({ accepted: ['wishNews'] })
  expect(await town.cloud.documents('subscriptions')).toMatchObject([
    { _id: 'wisher', openid: openidOf('wisher'), credits: { wishNews: 2, claimDue: 1 } },
  ])
  const unknown = identity.subscribe({ accepted: ['advertising'] })
  expect(await refusalOf(unknown)).toMatchObject({
    code: 'invalid',
    fields: { 'accepted.0': '没有这种消息' },
  })
})
