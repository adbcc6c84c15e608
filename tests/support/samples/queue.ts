import type { Household } from '../../../domain/grid/org'
import type { Person } from '../../../domain/identity/person'
import { personOf } from '../world'
import { says, type Input, type Sample, type Samples } from './sample'

/** Somebody of 1 号楼 who lives behind a door of their own. */
const resident = (id: string): Person => ({
  ...personOf('wisher'),
  ...{ _id: id, openid: `oTest-${id}`, householdId: `${id}:home` },
})

/** Somebody who has said where they live, and waits. */
export const waitingPerson = (id: string, changes: Partial<Person> = {}): Person => ({
  ...resident(id),
  phoneProof: null,
  residence: { state: 'pending', since: 1, by: null, reason: null },
  ...changes,
})

export const homeOf = ({ householdId, path }: Person): Household => ({
  ...{ _id: householdId, version: 1, path, door: '1-901', representative: null },
})

/** A grid worker's command about somebody who waits, or lives there. */
const about = (person: (id: string) => Person, more: Input = {}): Sample => ({
  who: 'gridWorker',
  stored: (id) => ({ people: [person(id)], households: [homeOf(person(id))] }),
  input: (id) => ({ personId: id, ...more }),
})

export const queueSamples: Samples = {
  'grid.people.queue': says('gridWorker'),
  'grid.people.corrections': says('gridWorker'),
  'grid.people.verify': { ...about(waitingPerson), input: (id) => ({ people: [{ id, version: 1 }] }) },
  'grid.people.refuse': about(waitingPerson, { version: 1, reason: '这户没有这个人' }),
  'grid.people.call': about(waitingPerson),
  'grid.people.moveOut': about(resident, { version: 1, reason: '房子已经卖掉' }),
  'grid.people.represent': about(resident, { reason: '全家商量好的' }),
}
