import { searchKinds } from '../../../domain/grid/search'
import { codeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { householdsOfWorld, personOf, phoneOf, type Who } from '../../support/world'

jest.setTimeout(60_000)

const town = townForFile()
const idsOf = ({ people }: { readonly people: readonly { readonly id: string }[] }) =>
  people.map(({ id }) => id).sort()
const doorOf = (who: Who): string => {
  const { householdId } = personOf(who)
  return householdsOfWorld().find(({ _id }) => _id === householdId)?.door ?? ''
}

describe('looking for somebody', () => {
  test.each([
    ['phone', '12', 'text'],
    ['phone', '阿姨', 'text'],
    ['door', '402', 'text'],
    ['door', '周桂兰', 'text'],
  ] as const)('by %s refuses %s with a sentence', async (by, text, field) => {
    const refusal = await refusalOf(town.people.communityStaff.api.grid.desk.search({ by, text }))
    expect(refusal.code).toBe('invalid')
    expect(refusal.fields[field]).toMatch(/[\u4e00-\u9fff]/)
  })

  test('by the beginning of a name, the rest masked', async () => {
    const { people } = await town.people.communityStaff.api.grid.desk.search({ by: 'name', text: '周' })
    expect(people.map(({ id, name }) => [id, name])).toEqual([
      ['daughter', '周*'],
      ['wisher', '周**'],
      ['noPhone', '周**'],
    ])
  })

  test('by the whole name, which is then no secret', async () => {
    const { people } = await town.people.communityStaff.api.grid.desk.search({ by: 'name', text: '周桂兰' })
    expect(people).toMatchObject([{ id: 'wisher', name: '周桂兰', grid: '一网格', building: '1 号楼' }])
  })

  test.each([
    ['the last four digits', (who: Who) => phoneOf(who).slice(-4)],
    ['the whole number', phoneOf],
  ])('by %s of a phone, the name masked', async (_, typed) => {
    const found = await town.people.gridWorker.api.grid.desk.search({ by: 'phone', text: typed('wisher') })
    expect(found).toMatchObject({ people: [{ id: 'wisher', name: '周**' }], isMore: false })
  })

  test('by door, everybody behind it', async () => {
    const search = town.people.gridWorker.api.grid.desk.search
    expect(idsOf(await search({ by: 'door', text: doorOf('wisher') }))).toEqual(['daughter', 'wisher'])
    const [building = ''] = doorOf('wisher').split('-')
    expect(idsOf(await search({ by: 'door', text: `${building}号楼` }))).toContain('wisher')
  })

  test('leaves out who has moved away', async () => {
    const gone = { ...personOf('wisher'), _id: 'gone', openid: 'none:gone', name: '周去远' }
    const residence = { ...gone.residence, state: 'left' }
    await town.cloud.insert('people', [{ ...gone, residence }])
    const search = town.people.communityStaff.api.grid.desk.search
    expect(idsOf(await search({ by: 'name', text: '周去远' }))).toEqual([])
    expect(idsOf(await search({ by: 'door', text: doorOf('wisher') }))).toEqual(['daughter', 'wisher'])
  })

  test('says that there are more than it shows', async () => {
    const crowd = Array.from({ length: 31 }, (_, at) => ({
      ...personOf('wisher'),
      ...{ _id: `z${at}`, openid: `none:z${at}`, name: `郑${String(at).padStart(2, '0')}` },
    }))
    await town.cloud.insert('people', crowd)
    const found = await town.people.communityStaff.api.grid.desk.search({ by: 'name', text: '郑' })
    expect(found).toMatchObject({ isMore: true, people: { length: 30 } })
  })
})

describe('another community', () => {
  const lookers = ['gridWorker', 'communityStaff', 'communitySecretary'] as const
  const orgs = [null, 'c1', 's1', 'm1', 'm2', 'g9', 'b9']
  const typed = (who: Who) => ({ name: personOf(who).name, phone: phoneOf(who), door: doorOf(who) })

  test.each(lookers)('is closed to %s, whatever is asked for', async (who) => {
    for (const by of searchKinds) {
      for (const org of orgs) {
        const found = await town.people[who].api.grid.desk.search({ by, text: typed('outsider')[by], org })
        expect(idsOf(found)).not.toContain('outsider')
      }
    }
  })

  test('is narrowed, never widened, by an org', async () => {
    const search = town.people.communityStaff.api.grid.desk.search
    expect(idsOf(await search({ by: 'name', text: '周', org: 'g1' }))).toHaveLength(3)
    expect(idsOf(await search({ by: 'name', text: '周', org: 'g2' }))).toEqual([])
    expect(idsOf(await search({ by: 'name', text: '周', org: 'c1' }))).toHaveLength(3)
  })

  test('has no person page here, nor does a grid for the worker of another', async () => {
    expect(await codeOf(town.people.communityStaff.api.grid.desk.person({ personId: 'outsider' }))).toBe(
      'not_found',
    )
    expect(await codeOf(town.people.gridWorker.api.grid.desk.person({ personId: 'neighbour' }))).toBe(
      'not_found',
    )
    expect(await codeOf(town.people.gridWorker.api.grid.desk.person({ personId: 'nobody' }))).toBe(
      'not_found',
    )
  })
})

describe('the page of a person', () => {
  test('shows home, household and posts; phone and door masked', async () => {
    const page = await town.people.gridWorker.api.grid.desk.person({ personId: 'wisher' })
    expect(page).toMatchObject({
      ...{ name: '周桂兰', hasPhone: true, relation: 'owner', isRepresentative: true, posts: [] },
      residence: { state: 'verified' },
      household: [{ id: 'daughter', name: '周*' }],
    })
    expect(page.phone).toBe(`138****${phoneOf('wisher').slice(-4)}`)
    expect(page.door).toMatch(/^\d+-\*\*\*$/)
  })

  test('says so where nobody knows a number', async () => {
    const page = await town.people.gridWorker.api.grid.desk.person({ personId: 'noPhone' })
    expect(page).toMatchObject({ phone: '', phoneProof: null, hasPhone: false })
  })
})

describe('who can see me', () => {
  test('are the holders of posts over my home, today', async () => {
    const { watchers } = await town.people.wisher.api.grid.desk.watchers({})
    const names = watchers.map(({ role, name }) => `${role} ${name}`).sort()
    expect(names).toEqual([
      'branchSecretary 赵国强',
      'communitySecretary 陈静',
      'communityStaff 王芳',
      'gridWorker 孙磊',
    ])
  })

  test('are others in another community', async () => {
    const { watchers } = await town.people.outsider.api.grid.desk.watchers({})
    expect(watchers.map(({ name }) => name).sort()).toEqual(['卫东', '马丽'])
  })
})
