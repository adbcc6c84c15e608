import { noOpenid, type Person } from '../../../domain/identity/person'
import { keptPerson } from './kept'
import { homeOf, waitingPerson } from './queue'
import type { Samples } from './sample'

/** Somebody who waits, and their entry in the office's list, behind the same door. */
export const twinsNamed = (id: string, entry: Partial<Person> = {}): readonly [Person, Person] => {
  const joiner = waitingPerson(id, { name: '秦奶奶', phoneMark: null, phoneTail: null })
  const { householdId } = joiner
  return [joiner, keptPerson(`${id}:entry`, { householdId, openid: noOpenid(`${id}:entry`), ...entry })]
}

const stored = (id: string) => {
  const [joiner, entry] = twinsNamed(id)
  return { people: [joiner, entry], households: [homeOf(joiner)] }
}
const pair = (id: string) => ({ personId: id, version: 1, entryId: `${id}:entry` })

export const twinSamples: Samples = {
  'identity.twin.merge': {
    who: 'gridWorker',
    stored,
    input: (id) => ({ ...pair(id), entryVersion: 1, home: 'listed', isCalled: false }),
  },
  'identity.twin.keepApart': { who: 'gridWorker', stored, input: pair },
}
