import type { Org } from '../../domain/grid/org'
import type { Person } from '../../domain/identity/person'
import { makeKey } from './cloud'
import { homeOf } from './samples/queue'
import { twinsNamed } from './samples/twins'
import type { Town } from './town'

/** Whoever waits as `p`, and their entry `p:entry`, each as it is first written. */
export const pair = { personId: 'p', version: 1, entryId: 'p:entry', entryVersion: 1 }

/** What tests of joiners and their entries in the office's list write and look at. */
export function twinsIn(town: Town) {
  const everybody = () => town.cloud.documents<Person>('people')
  return {
    everybody,
    /** Somebody who waits as `p`, and `p:entry` in the office's list. */
    async twins(entry: Partial<Person> = {}, joiner: Partial<Person> = {}): Promise<void> {
      const [one, other] = twinsNamed('p', entry)
      await town.cloud.insert('people', [{ ...one, ...joiner }, other])
      await town.cloud.insert('households', [homeOf(one)])
    },
    person: async (id: string) => (await everybody()).find(({ _id }) => _id === id),
    countsOf: async (id: string) =>
      (await town.cloud.documents<Org>('orgs')).find(({ _id }) => _id === id)?.counts,
    mergesLeft: () => town.cloud.documents('merges'),
    audit: () => town.cloud.documents<{ action: string; subject: string }>('audit'),
    merge: (changes: object = {}, key = makeKey()) =>
      town.people.gridWorker.api.identity.twin.merge({ ...pair, ...changes }, { key }),
    caller: () => town.cloud.as('oTest-p'),
  }
}
