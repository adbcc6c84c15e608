import type { Correcting, peopleContract, Waiting } from '../../../domain/grid/people-contract'
import { queueLimits } from '../../../domain/grid/queue-limits'
import type { Household } from '../../../domain/grid/org'
import { maskDoor } from '../../../domain/grid/search'
import { isActive } from '../../../domain/case'
import { maskName, maskPhone, type Person } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import { roleLabels } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { operators, type Pipeline } from '../../kernel/database'
import { lookingAfter, postOver } from '../../kernel/people-scope'
import { twinsOf, withNeighbours, type Twin, type WithNeighbours } from '../../kernel/twins'

type People = Handlers<typeof peopleContract, Context, Visit>

interface WithHome extends Person {
  readonly home: readonly Household[]
}

const withHome = (pipeline: Pipeline): Pipeline =>
  pipeline.lookup({ from: 'households', localField: 'householdId', foreignField: '_id', as: 'home' })

const mine = (context: Context): unknown => operators().in(lookingAfter(context).map(({ org }) => org))
const { batch } = queueLimits

/** The longest waiting first, as many as one batch takes; the next come up once these are done. */
export const queue: People['queue'] = async (_, context) => {
  const found = await people.aggregate<WithHome & WithNeighbours>((start) =>
    withNeighbours(
      withHome(
        start
          .match({ path: mine(context), 'residence.state': 'pending' })
          .sort({ 'residence.since': 1 })
          .limit(batch + 1),
      ),
    ),
  )
  return {
    people: found.slice(0, batch).map((person) => waitingPerson(person, context)),
    isMore: found.length > batch,
  }
}

function waitingPerson(person: WithHome & WithNeighbours, context: Context): Waiting {
  const { place, residence } = person
  const door = doorOf(person)
  return {
    ...{ id: person._id, version: person.version, name: person.name, relation: person.relation },
    ...{ grid: place.grid, building: place.building, door },
    ...{ since: residence.since, phone: phoneOf(person), phoneProof: person.phoneProof },
    isChild: person.childUntil !== null,
    household: person.members
      .filter((one) => one._id !== person._id && one.residence.state === 'verified')
      .map(({ name }) => maskName(name)),
    twins: twinsOf(person, (one) => postOver(context, one) !== null).map((twin) =>
      listedTwin(twin, person, context.now),
    ),
  }
}

const doorOf = ({ home }: WithHome): string => home[0]?.door ?? ''

/** Masked; empty where none is known. */
function phoneOf(person: Person): string {
  const { phone } = contactOf(person)
  return phone === '' ? '' : maskPhone(phone)
}

function listedTwin({ entry, likenesses }: Twin, person: WithHome, now: number): Waiting['twins'][number] {
  const isSameDoor = entry.householdId === person.householdId
  return {
    ...{ id: entry._id, version: entry.version, relation: entry.relation, since: entry.residence.since },
    name: entry.name === person.name ? entry.name : maskName(entry.name),
    building: entry.place.building,
    door: isSameDoor ? doorOf(person) : maskDoor(doorSeen(entry)),
    ...{ isSameDoor, likenesses: [...likenesses], phone: phoneOf(entry) },
    posts: entry.posts.filter((post) => isActive(post, now)).map(({ role }) => roleLabels[role]),
  }
}

/** Another door is not looked up: its building is all that is shown of it. */
const doorSeen = ({ place }: Person): string => `${/\d+/.exec(place.building)?.[0] ?? ''}-`

export const corrections: People['corrections'] = async (_, context) => {
  const found = await people.aggregate<WithHome>((start) =>
    withHome(
      start
        .match({ path: mine(context), 'correction.at': operators().gt(0) })
        .sort({ 'correction.at': 1 })
        .limit(batch + 1),
    ),
  )
  return { corrections: found.slice(0, batch).flatMap(correcting), isMore: found.length > batch }
}

function correcting(person: WithHome): Correcting[] {
  const { _id: id, version, name, place, correction: asked } = person
  if (!asked) return []
  return [{ id, version, name, grid: place.grid, building: place.building, door: doorOf(person), asked }]
}
