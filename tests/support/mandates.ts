import { DAY } from '../../domain/case'
import type { Mandate } from '../../domain/identity/mandates'
import type { Person } from '../../domain/identity/person'
import type { Town } from './town'
import { personOf, type Who } from './world'

/** What the wisher says who lets somebody act for them, for ninety days. */
export const entrusting = (agent: Who, changes: object = {}) => ({
  subjectId: 'wisher',
  agentId: agent as string,
  agentName: personOf(agent).name,
  what: ['wish' as const],
  until: Date.now() + 90 * DAY,
  how: null,
  ...changes,
})

/** The wisher has let somebody act for them. */
export const entrusted = async ({ people }: Town, agent: Who = 'neighbour'): Promise<string> =>
  (await people.wisher.api.identity.mandate.give(entrusting(agent))).id

export const naming = (id: string, agent: Who = 'neighbour') => ({ id, subjectId: 'wisher', agentId: agent })

export async function mandateOf({ cloud }: Town, id: string): Promise<Mandate> {
  const found = (await cloud.documents<Mandate>('mandates')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no mandate ${id}`)
  return found
}

export const heldOf = async ({ cloud }: Town, who: Who): Promise<NonNullable<Person['mandates']>> =>
  (await cloud.documents<Person>('people')).find(({ _id }) => _id === who)?.mandates ?? []
