import type { Person } from '../../../domain/identity/person'
import { personOf } from '../world'
import { says, type Input, type Sample, type Samples } from './sample'

const offer = { skills: ['repair'], times: ['weekend-am'], areas: ['grid'] }

/** Somebody of 一网格 who offered themselves to 锦绣社区. */
const applicant = (id: string, changes: Partial<Person> = {}): Person => ({
  ...personOf('wisher'),
  ...{ _id: id, openid: `oTest-${id}`, name: '秦晓', householdId: `h-${id}` },
  volunteering: {
    ...{ state: 'applied', since: 1, at: 'home', community: { id: 'm1', name: '锦绣社区' } },
    ...{ skills: ['repair'], times: ['weekend-am'], areas: ['g1'], reason: null },
  },
  ...changes,
})

/** Somebody of 一网格 who was taken on by 锦绣社区. */
const volunteer = (id: string): Person => {
  const person = applicant(id)
  const { volunteering } = person
  return { ...person, volunteering: volunteering && { ...volunteering, state: 'approved' } }
}

const about = (who: Sample['who'], more: Input): Sample => ({
  who,
  stored: (id) => ({ people: [applicant(id)] }),
  input: (id) => ({ personId: id, version: 1, ...more }),
})

export const volunteerSamples: Samples = {
  'identity.volunteer.mine': says('wisher'),
  'identity.volunteer.apply': says('wisher', { ...offer, at: 'home' }),
  'identity.volunteer.change': says('volunteer', offer),
  // Whoever leaves may claim no more: where everybody calls everything, this comes last.
  'identity.volunteer.leave': { ...says('volunteer'), endsCaller: true },
  'identity.volunteer.queue': says('communityStaff'),
  'identity.volunteer.approve': about('communityStaff', {}),
  'identity.volunteer.refuse': about('communityStaff', { reason: '请先核实住址' }),
  'identity.volunteer.dismiss': {
    ...about('communityStaff', { reason: '已经搬走了' }),
    stored: (id) => ({ people: [volunteer(id)] }),
  },
  'identity.volunteer.members': says('branchSecretary', { grid: 'g1' }),
  'identity.volunteer.member': says('branchSecretary', { personId: 'wisher' }),
  'identity.volunteer.units': says('branchSecretary', { text: '市第二' }),
  'identity.volunteer.membership': about('branchSecretary', { isMember: true, isHub: true, unit: null }),
}
