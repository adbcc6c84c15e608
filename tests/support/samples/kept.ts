import { noOpenid, type Person } from '../../../domain/identity/person'
import { personOf } from '../world'
import type { Samples } from './sample'

/** Somebody of 1 号楼 without a phone. */
export const keptPerson = (id: string, changes: Partial<Person> = {}): Person => ({
  ...personOf('noPhone'),
  ...{ _id: id, openid: noOpenid(id), name: '秦奶奶', householdId: `${id}:home` },
  ...changes,
})

export const keptSamples: Samples = {
  'grid.people.add': {
    who: 'gridWorker',
    input: () => ({ name: '秦奶奶', relation: 'owner', building: 'b1', room: '902', phone: '' }),
  },
  'grid.people.change': {
    who: 'gridWorker',
    stored: (id) => ({ people: [keptPerson(id)] }),
    input: (id) => ({ personId: id, version: 1, name: '秦玉', relation: 'parent', home: null, phone: null }),
  },
}
