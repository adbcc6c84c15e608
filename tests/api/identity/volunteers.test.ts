import { isActive } from '../../../domain/case'
import type { Person } from '../../../domain/identity/person'
import type { Org } from '../../../domain/grid/org'
import { makeKey } from '../../support/cloud'
import { codeOf, outcomeOf, refusalOf } from '../../support/outcomes'
import { townForFile } from '../../support/town'
import { bring } from '../../support/wishes'
import { orgsOfWorld, type Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const offer = {
  skills: ['repair' as const],
  times: ['weekend-am' as const],
  areas: ['grid' as const],
  at: 'home' as 'home' | 'unit',
}
const api = (who: keyof typeof town.people) => town.people[who].api.identity.volunteer

async function stored(who: Who): Promise<Person> {
  const found = (await town.cloud.documents<Person>('people')).find(({ _id }) => _id === who)
  if (!found) throw new Error(`no ${who}`)
  return found
}
const posts = async (who: Who) =>
  (await stored(who)).posts.filter((post) => post.role === 'volunteer' && isActive(post, Date.now()))

/** The one who waits, as the community's queue shows them. */
async function waiting() {
  const { applicants } = await api('communityStaff').queue({})
  const [first] = applicants
  if (!first) throw new Error('nobody waits')
  return first
}
const approve = async (who: 'communityStaff' | 'communitySecretary' = 'communityStaff') => {
  const { id, version } = await waiting()
  return api(who).approve({ personId: id, version })
}

test('an offer waits for the community, which takes the volunteer on; then they may claim', async () => {
  await api('neighbour').apply(offer)
  expect(await posts('neighbour')).toEqual([])
  expect(await waiting()).toMatchObject({ id: 'neighbour', name: '许强', skills: ['repair'] })
  await approve()
  expect(await posts('neighbour')).toMatchObject([{ org: 'm1', orgName: '锦绣社区', to: null }])
  expect((await api('neighbour').mine({})).profile).toMatchObject({ state: 'approved', areas: ['grid'] })
  expect((await town.people.neighbour.api.identity.me({})).isVolunteer).toBe(true)
  expect(await api('communityStaff').queue({})).toEqual({ applicants: [], isMore: false })
})

test('a refusal names its reason to the person, who may offer again', async () => {
  await api('neighbour').apply(offer)
  const { id: personId, version } = await waiting()
  await api('communitySecretary').refuse({ personId, version, reason: '请先到社区面谈' })
  expect((await api('neighbour').mine({})).profile).toMatchObject({
    state: 'refused',
    reason: '请先到社区面谈',
  })
  expect(await posts('neighbour')).toEqual([])
  await api('neighbour').apply(offer)
  expect(await waiting()).toMatchObject({ id: 'neighbour' })
})

test.each([
  ['approved', '通过了，可以认领心愿了'],
  ['refused', '暂时没有通过，点开看原因'],
] as const)('who is %s is told, once, if they agreed to it', async (verdict, words) => {
  const { neighbour, communityStaff } = town.people
  await neighbour.post('/client/subscriptions', {
    templateIds: ['volunteerChecked'],
    answers: { volunteerChecked: 'accept' },
  })
  await neighbour.api.identity.subscribe({ accepted: ['volunteerChecked'] })
  await api('neighbour').apply(offer)
  const { id, version } = await waiting()
  const decision = { personId: id, version, ...(verdict === 'refused' && { reason: '请先到社区面谈' }) }
  const path = `identity.volunteer.${verdict === 'refused' ? 'refuse' : 'approve'}`
  const key = makeKey()
  await communityStaff.call(path, decision, key)
  await communityStaff.call(path, decision, key)
  const messages = await town.cloud.messages()
  expect(messages).toMatchObject([{ template: 'volunteerChecked', touser: 'oTest-neighbour' }])
  expect(JSON.stringify(messages[0]?.data)).toContain(words)
})

test('nobody is told who has not agreed to it, and that holds nobody up', async () => {
  await api('neighbour').apply(offer)
  await approve()
  expect(await town.cloud.messages()).toEqual([])
})

test('of two who decide at once one does', async () => {
  await api('neighbour').apply(offer)
  const both = await Promise.allSettled([approve(), approve('communitySecretary')])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await posts('neighbour')).toHaveLength(1)
})

test('an approval sent again is answered and appoints once', async () => {
  await api('neighbour').apply(offer)
  const { id: personId, version } = await waiting()
  const key = makeKey()
  const send = () => town.people.communityStaff.call('identity.volunteer.approve', { personId, version }, key)
  expect([(await send()).reply, (await send()).reply].map(outcomeOf)).toEqual(['ok', 'ok'])
  expect(await posts('neighbour')).toHaveLength(1)
  expect(await town.cloud.documents('audit')).toMatchObject([{ action: 'approveVolunteer', chain: 'm1' }])
})

test('another community neither sees who waits nor decides', async () => {
  await api('neighbour').apply(offer)
  const { id: personId, version } = await waiting()
  expect((await api('foreignSecretary').queue({})).applicants).toEqual([])
  expect(await codeOf(api('foreignSecretary').approve({ personId, version }))).toBe('not_found')
})

test('who leaves gives the post back, and finishes first what they lead', async () => {
  const { id } = await bring.open(town.people)
  await town.cloud.advance(3 * 86_400_000)
  await town.cloud.runTimer('jobs')
  await town.people.volunteer.api.wish.claim({ id })
  const refusal = await refusalOf(api('volunteer').leave({}))
  expect({ code: refusal.code, message: refusal.message }).toEqual({
    code: 'conflict',
    message: '您认领的“想要一辆买菜用的小推车”还没办完，请先办好或放弃认领',
  })
  await town.people.volunteer.api.wish.release({ id, note: '要搬走了' })
  await api('volunteer').leave({})
  expect((await town.people.volunteer.api.identity.me({})).isVolunteer).toBe(false)
  expect(await codeOf(api('volunteer').leave({}))).toBe('conflict')
})

describe('membership', () => {
  const unit = (): Org => {
    const [community] = orgsOfWorld().filter(({ _id }) => _id === 'm2')
    if (!community) throw new Error('no community')
    const { path } = community
    const place = { _id: 'u1', parent: 'm2', path: [...path, 'u1'] }
    return { ...community, ...place, kind: 'unit', name: '市第二医院党支部', label: '市第二医院党支部' }
  }
  const note = (who: keyof typeof town.people, more: object = {}) =>
    api(who).membership({ personId: 'neighbour', version: 1, isMember: true, ...more })

  test('is noted by the community for its own people, and by no other branch', async () => {
    expect(await codeOf(note('branchSecretary'))).toBe('not_found')
    expect(await codeOf(note('foreignSecretary'))).toBe('not_found')
    await note('communityStaff', { isHub: true })
    expect((await stored('neighbour')).membership).toEqual({ branch: 'g2', isHub: true, unit: null })
    expect(await codeOf(note('communityStaff'))).toBe('conflict')
  })

  test('with an employer’s unit lets somebody report where that is paired', async () => {
    await town.cloud.insert('orgs', [unit()])
    expect(await codeOf(api('neighbour').apply({ ...offer, at: 'unit' }))).toBe('invalid')
    expect(await codeOf(note('communityStaff', { unit: 'g1' }))).toBe('invalid')
    await note('communityStaff', { unit: 'u1' })
    await api('neighbour').apply({ ...offer, at: 'unit' })
    expect((await api('communityStaff').queue({})).applicants).toEqual([])
    const [applicant] = (await api('foreignSecretary').queue({})).applicants
    expect(applicant).toMatchObject({ id: 'neighbour', at: 'unit', unit: '市第二医院党支部' })
    await api('foreignSecretary').approve({ personId: 'neighbour', version: applicant?.version ?? 0 })
    expect(await posts('neighbour')).toMatchObject([{ org: 'm2', unitName: '市第二医院党支部' }])
  })
})
