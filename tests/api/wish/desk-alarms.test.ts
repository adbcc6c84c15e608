import { DAY } from '../../../domain/case'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()
const deskOf = (who: 'communityStaff' | 'communitySecretary' | 'subdistrictStaff' | 'branchSecretary') =>
  town.people[who].api.wish.desk({})
const secretary = { personId: 'branchSecretary', org: 'g1', role: 'branchSecretary', from: 0 } as const
const end = (at: number | null = null) =>
  town.people.communitySecretary.api.grid.post.end({ ...secretary, at })

test('an empty office is an alarm on the community’s desk until it is filled', async () => {
  expect((await deskOf('communitySecretary')).alarms).toEqual([])
  const { at } = await end()
  const alarm = { org: 'g1', orgName: '一网格', label: '网格党支部书记', since: at }
  expect((await deskOf('communitySecretary')).alarms).toMatchObject([alarm])
  expect((await deskOf('communityStaff')).alarms).toMatchObject([alarm])
  const { post } = town.people.communitySecretary.api.grid
  await post.deputise({ personId: 'neighbour', org: 'g1', role: 'branchSecretary', to: at + 30 * DAY })
  expect((await deskOf('communityStaff')).alarms).toEqual([])
})

test('an end that is planned is told of two weeks ahead, and not before', async () => {
  const now = await town.cloud.now()
  await end(now + 20 * DAY)
  expect((await deskOf('communitySecretary')).alarms).toEqual([])
  await town.cloud.advance(7 * DAY)
  expect((await deskOf('communitySecretary')).alarms).toMatchObject([{ org: 'g1', since: now + 20 * DAY }])
})

test('is the business of nobody else', async () => {
  await end()
  expect((await deskOf('subdistrictStaff')).alarms).toEqual([])
  expect((await town.people.foreignSecretary.api.wish.desk({})).alarms).toEqual([])
  expect((await town.people.gridWorker.api.wish.desk({})).alarms).toEqual([])
})

test('a community without a secretary is one on the subdistrict’s', async () => {
  await town.people.subdistrictStaff.api.grid.post.end({
    ...{ personId: 'communitySecretary', org: 'm1', role: 'communitySecretary', from: 0 },
  })
  expect((await deskOf('subdistrictStaff')).alarms).toMatchObject([{ org: 'm1', label: '社区书记' }])
})

test('the wishes of a desk with alarms are those of one without, oldest deadline first', async () => {
  const due = [9, 5, 7]
  await town.cloud.insert(
    'wishes',
    due.map((dueAt, at) => storedWish({ id: `w${at}`, state: 'review', changes: { dueAt } })),
  )
  const ids = async () => (await deskOf('communityStaff')).wishes.map(({ id }) => id)
  expect(await ids()).toEqual(['w1', 'w2', 'w0'])
  await end()
  expect(await ids()).toEqual(['w1', 'w2', 'w0'])
})
