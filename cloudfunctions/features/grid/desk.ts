import type { deskContract } from '../../../domain/grid/desk-contract'
import { peopleRoles } from '../../../domain/grid/desk-contract'
import type { Household } from '../../../domain/grid/org'
import { actionsAbout } from '../../../domain/grid/person-actions'
import { maskDoor } from '../../../domain/grid/search'
import { shownPicture } from '../../../domain/identity/face'
import { hasPhone, maskName, maskPhone, type Person } from '../../../domain/identity/person'
import { isActive, postKey } from '../../../domain/case'
import { callReasons, isReason } from '../../../domain/identity/privacy'
import type { Handlers } from '../../../domain/procedure'
import type { Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import type { Context, Visit } from '../../kernel/context'
import { contactOf } from '../../kernel/contact'
import { operators } from '../../kernel/database'
import { temporaryLinks } from '../../kernel/files'
import { households } from '../../kernel/homes'
import { ownPerson } from '../../kernel/people-scope'
import { foundPerson, searchPeople } from './search'

export const deskHandlers: Handlers<typeof deskContract, Context, Visit> = {
  search: searchPeople,

  async person(_, context) {
    const { person } = ownPerson(context, 'personId')
    return { ...personPage(person, await homeOf(person), context), face: await faceOf(person) }
  },

  async watchers(_, { actor: { person }, now }) {
    const watching = watchRoles.flatMap((role) => person.path.map((org) => postKey(role, org)))
    const holders = await people.find({ postKeys: operators().in(watching) }, { limit: MOST_WATCHERS })
    return {
      watchers: holders.flatMap(({ name, posts }) =>
        postsOver(person, posts, now).map((post) => ({ ...post, name })),
      ),
    }
  },
}

/** Holders of posts over one home, those of earlier years included. */
const MOST_WATCHERS = 200

/** Roles whose holders may see what is known of somebody who lives under their org. */
const watchRoles = [...peopleRoles, 'branchSecretary'] as const satisfies readonly Role[]

const postsOver = (person: Person, posts: Person['posts'], now: number) =>
  posts
    .filter((post) => (watchRoles as readonly Role[]).includes(post.role))
    .filter((post) => isActive(post, now) && person.path.includes(post.org))
    .map(({ role, orgName }) => ({ role, orgName }))

/** A link to their picture, where others may see it. */
async function faceOf(person: Person): Promise<string | null> {
  const file = shownPicture(person)
  return file === null ? null : ((await temporaryLinks([file])).get(file) ?? null)
}

interface Home extends Household {
  readonly members: readonly Person[]
}

/** A household with whoever lives in it, in one operation; null where the household is not on record. */
async function homeOf({ householdId }: Person): Promise<Home | null> {
  const [home] = await households.aggregate<Home>((start) =>
    start
      .match({ _id: householdId })
      .lookup({ from: 'people', localField: '_id', foreignField: 'householdId', as: 'members' }),
  )
  return home ?? null
}

function personPage(person: Person, home: Home | null, { actor, now }: Context) {
  const { place, residence, posts, membership } = person
  const isRepresentative = home?.representative === person._id
  const over = actor.posts.filter(({ org }) => person.path.includes(org))
  return {
    ...homeWords(person, home),
    isRepresentative,
    id: person._id,
    version: person.version,
    name: person.name,
    place,
    phone: maskedPhone(person),
    phoneProof: person.phoneProof,
    hasPhone: hasPhone(person),
    relation: person.relation,
    residence: { ...residence, by: residence.by?.name ?? null },
    isChild: person.childUntil !== null,
    membership: membership && { isHub: membership.isHub, unit: membership.unit?.name ?? null },
    isVolunteer: person.volunteering?.state === 'approved',
    posts: posts.map(({ role, orgName, unitName, from, to }) => ({ role, orgName, unitName, from, to })),
    correction: person.correction ?? null,
    reasons: callReasons.filter((reason) => isReason(reason, person)),
    actions: actionsAbout({ person, isRepresentative, posts: over, now }),
  }
}

function homeWords({ _id }: Person, home: Home | null) {
  const others = home?.members.filter((one) => one._id !== _id && one.residence.state !== 'left') ?? []
  return {
    door: maskDoor(home?.door ?? ''),
    household: others.map((one) => foundPerson(one, maskName(one.name))),
  }
}

/** Empty where none is known. */
function maskedPhone(person: Person): string {
  const { phone } = contactOf(person)
  return phone === '' ? '' : maskPhone(phone)
}
