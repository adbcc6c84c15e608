import { startCloud, type Cloud } from '../../support/cloud'
import { bring, publish, trolley } from '../../support/wishes'
import { phoneOf, populate, signInAll, type Company } from '../../support/world'

jest.setTimeout(120_000)

let cloud: Cloud
let people: Company

beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  await populate(cloud)
  people = await signInAll(cloud)
})

test('from submit to thank-you', async () => {
  const submitted = await people.wisher.api.wish.submit(trolley)
  expect(submitted).toMatchObject({ state: 'review', version: 1 })
  const { id } = submitted

  const desk = await people.communitySecretary.api.wish.desk({})
  expect(desk.wishes.map((wish) => wish.id)).toEqual([id])

  await publish(people, submitted)
  expect((await people.branchMember.api.wish.list({ scope: 'grid' })).wishes).toMatchObject([
    { id, actions: ['claim'] },
  ])

  await people.branchMember.api.wish.claim({ id })
  expect(await people.branchMember.api.wish.reveal({ id })).toEqual({
    name: '周桂兰',
    phone: phoneOf('wisher'),
    address: '1 号楼 402 室',
  })
  await people.branchMember.api.wish.start({ id })
  const photo = await people.branchMember.upload(
    'wishes/branchMember/done.jpg',
    new Uint8Array([0xff, 0xd8, 0xff]),
  )
  await people.branchMember.api.wish.fulfil({ id, note: '送到了', photos: [photo] })

  expect((await people.wisher.api.wish.home({})).waiting).toMatchObject([{ id, state: 'confirming' }])
  await people.wisher.api.wish.confirm({ id })
  await people.wisher.api.wish.rate({ id, score: 5, thanks: '小车很好推', consent: true })

  const wish = await people.wisher.api.wish.get({ id })
  expect(wish.state).toBe('rated')
  expect(wish.rating).toEqual({ score: 5, thanks: '小车很好推', consent: true, isPublic: true })
  expect(wish.events.map(({ action, by }) => [action, by])).toEqual([
    ['submit', '周桂兰'],
    ['publish', '王芳'],
    ['claim', '李明'],
    ['reveal', '李明'],
    ['start', '李明'],
    ['fulfil', '李明'],
    ['confirm', '周桂兰'],
    ['rate', '周桂兰'],
  ])
})

test('an unclaimed wish widens after 48 hours, again after 5 days, and then the community thinks again', async () => {
  const { id } = await bring.open(people)
  const volunteers = () => people.volunteer.api.wish.list({ scope: 'community' })
  expect((await volunteers()).wishes).toEqual([])
  await cloud.advance(47 * 3_600_000)
  await cloud.runTimer('jobs')
  expect((await volunteers()).wishes).toEqual([])
  await cloud.advance(2 * 3_600_000)
  await cloud.runTimer('jobs')
  expect((await volunteers()).wishes).toMatchObject([{ id, stage: 'community' }])
  expect((await people.foreignVolunteer.api.wish.list({ scope: 'subdistrict' })).wishes).toEqual([])
  await cloud.advance(5 * 24 * 3_600_000)
  await cloud.runTimer('jobs')
  expect((await people.foreignVolunteer.api.wish.list({ scope: 'subdistrict' })).wishes).toMatchObject([
    { id },
  ])
  expect((await people.communityStaff.api.wish.desk({})).wishes).toMatchObject([{ id, stage: 'subdistrict' }])
  const { events } = await people.wisher.api.wish.get({ id })
  expect(events.filter(({ action }) => action === 'widen')).toHaveLength(2)
})
