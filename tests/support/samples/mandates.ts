import { DAY } from '../../../domain/case'
import { heldOf, type Mandate } from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { personOf } from '../world'
import type { Input, Sample, Samples } from './sample'

/** A mandate of the wisher's in force, as a day ago the wisher gave it to somebody. */
function storedMandate(id: string, changes: Partial<Mandate> = {}): Mandate {
  const from = Date.now() - DAY
  const { path } = personOf('wisher')
  const subject = { id: 'wisher', name: '周桂兰' }
  const agent = { id: `${id}:agent`, name: '周敏' }
  return {
    ...{ _id: id, version: 1, subject, agent, parties: [subject.id, agent.id], path },
    ...{ what: ['wish'], from, until: from + 90 * DAY, how: 'self', by: subject },
    ...{ renewals: [], revoked: null, checkAt: from + 2 * DAY, keys: [] },
    ...changes,
  }
}

/** Somebody who holds it. */
const agentOf = (mandate: Mandate, changes: Partial<Person> = {}): Person => ({
  ...personOf('daughter'),
  ...{ _id: mandate.agent.id, openid: `oTest-${mandate.agent.id}`, householdId: `h-${mandate._id}` },
  mandates: [heldOf(mandate)],
  ...changes,
})

/** Said the same in every call, so that a call sent again is the same call. */
const inThreeMonths = Date.now() + 90 * DAY

/** A call about a stored mandate. */
const onMandate = (who: Sample['who'], more: Input = {}): Sample => ({
  who,
  stored: (id) => ({ mandates: [storedMandate(id)], people: [agentOf(storedMandate(id))] }),
  input: (id) => ({ id, subjectId: 'wisher', agentId: `${id}:agent`, ...more }),
})

export const mandateSamples: Samples = {
  'identity.mandate.mine': { who: 'wisher', input: () => ({}) },
  'identity.mandate.of': { who: 'gridWorker', input: () => ({ personId: 'noPhone' }) },
  'identity.mandate.agent': { who: 'wisher', input: () => ({ name: '周敏', phone: '' }) },
  'identity.mandate.give': {
    who: 'wisher',
    stored: (id) => ({ people: [agentOf(storedMandate(id), { mandates: [] })] }),
    input: (id) => ({
      ...{ subjectId: 'wisher', agentId: `${id}:agent`, agentName: '周敏' },
      ...{ what: ['wish'], until: inThreeMonths, how: null },
    }),
  },
  'identity.mandate.renew': onMandate('wisher', { version: 1, until: Date.now() + 200 * DAY, how: null }),
  'identity.mandate.revoke': onMandate('wisher'),
}
