import { postKey } from '../../domain/case'
import { CONSENT } from '../../domain/identity/consent'
import { hasPhone } from '../../domain/identity/person'
import { demoPeople } from '../../config/town/demo-people'
import { withNewcomers } from '../../config/town/newcomers'
import { countBy, gather, seal, town } from './support'

const { orgs, households, people, order } = gather(town())
const holders = countBy(
  people.flatMap(({ posts }) => posts),
  ({ role }) => role,
)

describe('the demo town', () => {
  it('comes in the order in which its parts refer to each other', () => {
    expect(order).toEqual(['orgs', 'households', 'people', 'wishes', 'subscriptions'])
  })

  it('has the size that was promised', () => {
    expect(countBy(orgs, ({ kind }) => kind)).toEqual({
      city: 1,
      district: 1,
      subdistrict: 1,
      community: 2,
      grid: 8,
      building: 40,
      unit: 4,
    })
    expect(households).toHaveLength(600)
    expect(people).toHaveLength(1500)
  })

  it('has 120 party members in its branches and every post filled', () => {
    expect((holders['branchMember'] ?? 0) + (holders['branchSecretary'] ?? 0)).toBe(120)
    expect(holders).toMatchObject({
      branchSecretary: 8,
      gridWorker: 8,
      buildingLead: 40,
      communitySecretary: 2,
      communityStaff: 6,
      subdistrictStaff: 2,
      unitMember: 8,
    })
    expect(holders['volunteer']).toBeGreaterThanOrEqual(75)
    expect(people.filter((person) => !hasPhone(person))).toHaveLength(61)
  })

  it.each(['branchSecretary', 'gridWorker'] as const)('has exactly one %s in each grid', (role) => {
    const grids = orgs.filter(({ kind }) => kind === 'grid')
    const keys = people.flatMap(({ postKeys }) => postKeys)
    for (const { _id } of grids) expect(keys.filter((key) => key === postKey(role, _id))).toHaveLength(1)
  })

  it('refers only to what is there', () => {
    const paths = new Map(orgs.map(({ _id, path }) => [_id, path]))
    const homes = new Map(households.map(({ _id, path }) => [_id, path]))
    for (const { path } of orgs) expect(paths.get(path.at(-1) ?? '')).toEqual(path)
    for (const { path } of households) expect(paths.get(path.at(-1) ?? '')).toEqual(path)
    for (const { householdId, path, posts } of people) {
      expect(homes.get(householdId)).toEqual(path)
      for (const post of posts) expect(paths.get(post.org)).toEqual(post.path)
    }
  })

  it('gives everybody an id and an openid of their own', () => {
    expect(new Set(people.map(({ _id }) => _id)).size).toBe(people.length)
    expect(new Set(people.map(({ openid }) => openid)).size).toBe(people.length)
    for (const { _id, openid } of people) {
      expect(_id).toMatch(/^[\w:-]{1,80}$/)
      expect(openid === `none:${_id}` || /^o[A-Za-z0-9]{20}$/.test(openid)).toBe(true)
    }
  })
})

describe('what people agreed to', () => {
  const written = Date.parse(`${CONSENT}T00:00:00+08:00`)
  const now = written + 400 * 86_400_000
  const all = gather(withNewcomers(town({ now }), { now, seal })).people

  it('is a text that was there, at a time that has come', () => {
    const times = all.flatMap(({ consent }) => (consent ? [consent.at] : []))
    expect(times.length).toBeGreaterThan(1000)
    expect(times.filter((at) => at < written || at > now)).toEqual([])
  })

  it('comes not before they are known', () => {
    expect(all.filter(({ consent, residence }) => consent && consent.at < residence.since)).toEqual([])
  })

  it('is nothing where somebody has no phone to agree on', () => {
    expect(all.filter((person) => !hasPhone(person) && person.consent)).toEqual([])
  })
})

describe('the cast', () => {
  const named = new Map(people.map((person) => [person._id, person]))
  const cast: [string, string, string[]][] = [
    ['p1', '周桂兰', []],
    ['p2', '李明', ['branchMember@g3', 'volunteer@m1']],
    ['p3', '赵国强', ['branchSecretary@g3']],
    ['p4', '陈静', ['communitySecretary@m1']],
    ['p5', '王芳', ['communityStaff@m1']],
    ['p6', '孙磊', ['gridWorker@g3']],
    ['p7', '刘洋', ['volunteer@m1']],
    ['p8', '何敏', ['unitMember@m1']],
    ['p9', '吴建华', ['subdistrictStaff@s1']],
    ['p10', '周秀珍', []],
    ['p11', '张伟', []],
    ['p12', '马丽', ['communitySecretary@m2']],
  ]

  it.each(cast)('%s is %s', (id, name, postKeys) => {
    expect(named.get(id)).toMatchObject({ name, postKeys })
  })

  it('lives where the stories say', () => {
    expect(named.get('p1')?.place).toMatchObject({ community: '锦绣社区', grid: '三网格', building: '3号楼' })
    expect(named.get('p10')).toMatchObject({ openid: 'none:p10', place: { grid: '三网格' } })
    expect(named.get('p11')?.place.community).toBe('翠竹社区')
    expect(named.get('p8')?.posts[0]?.unitName).toBe('市第二医院党支部')
  })

  it('comes first on the sign-in screen, where nobody is without a phone', () => {
    const shown = demoPeople(people)
    expect(shown.length).toBeLessThanOrEqual(24)
    expect(shown.slice(0, 11).map(({ id }) => id)).toEqual(
      cast.map(([id]) => id).filter((id) => id !== 'p10'),
    )
    for (const { openid, story } of shown) {
      expect(openid).toMatch(/^o/)
      expect(story).not.toBe('')
    }
  })
})
