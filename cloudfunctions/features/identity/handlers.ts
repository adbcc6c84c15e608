import type { identityContract } from '../../../domain/identity/contract'
import { mustAgree } from '../../../domain/identity/consent'
import { isInForce } from '../../../domain/identity/mandates'
import { hasPhone, maskName, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import {
  branchRoles,
  communityRoles,
  roleLabels,
  staffRoles,
  volunteerRoles,
  type Role,
} from '../../../domain/roles'
import { people } from '../../kernel/actor'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { subscriptions } from '../../kernel/notify'
import { faceHandlers, ownFaceOf } from './face'
import { joinHandlers } from './join'
import { mandateHandlers } from './mandate'
import { privacyHandlers } from './privacy'
import { twinHandlers } from './twin'
import { waitingFor } from './waiting'
import { volunteerHandlers } from './volunteer'

const speakers: readonly Role[] = [...communityRoles, 'gridWorker']
/** Residents that one search answers at most. */
const MOST = 20

export const identityHandlers: Handlers<typeof identityContract, Context, Visit> = {
  face: faceHandlers,
  join: joinHandlers,
  mandate: mandateHandlers,
  privacy: privacyHandlers,
  twin: twinHandlers,
  volunteer: volunteerHandlers,
  async me(_, context) {
    const { person, posts } = context.actor
    const { now } = context
    const holds = (roles: readonly Role[]): boolean => posts.some(({ role }) => roles.includes(role))
    return {
      id: person._id,
      name: person.name,
      face: await ownFaceOf(person),
      place: person.place,
      posts: posts.map(({ role, org, orgName, unitName }) => ({
        role,
        label: roleLabels[role],
        org,
        orgName,
        unitName,
      })),
      isStaff: holds(staffRoles),
      isVolunteer: holds([...branchRoles, ...volunteerRoles]),
      maySpeakForResidents: holds(speakers),
      waiting: await waitingFor(context),
      actsFor: (person.mandates ?? [])
        .filter((held) => isInForce(held, now))
        .map(({ id, subject, what }) => ({
          ...{ mandate: id, subject: subject.id, name: subject.name, what: [...what] },
        })),
      mustAgree: mustAgree(person),
    }
  },

  async find({ name }, context) {
    const [scope] = context.actor.posts.filter(({ role }) => speakers.includes(role))
    if (!scope) throw new AppError('forbidden')
    const _ = operators()
    // A range over the index serves "begins with"; the last code point ends the range.
    const found = await people.find(
      { path: scope.org, 'residence.state': 'verified', name: _.gte(name).and(_.lt(`${name}\u{10ffff}`)) },
      { sort: { name: 1 }, limit: MOST },
    )
    return { residents: found.map((person) => residentOf(person, name)) }
  },

  subscribe,
}

/** The typed beginning of the name stays readable, the rest is masked unless all of it was typed. */
const residentOf = (person: Person, typed: string) => ({
  id: person._id,
  name:
    person.name === typed ? person.name : typed + maskName(`*${person.name.slice(typed.length)}`).slice(1),
  building: person.place.building,
  hasPhone: hasPhone(person),
})

/** Agreements that are remembered per person, to recognise a replay. */
const REMEMBERED = 20

async function subscribe(
  { accepted }: { accepted: string[] },
  { known: person, openid, key, digest }: Visit,
) {
  if (!person) throw new AppError('not_joined')
  const _ = operators()
  const names = [...new Set(accepted)]
  const added = Object.fromEntries(names.map((name) => [`credits.${name}`, _.inc(1)]))
  const note = { keys: _.push({ each: [{ key, digest }], slice: -REMEMBERED }) }
  const add = () => subscriptions.update({ _id: person._id, 'keys.key': _.neq(key) }, { ...added, ...note })
  const isRecorded = (await add()) === 1 || (await start({ person, openid, key, digest, names }))
  // Neither: a replay, or another first agreement of the same moment was quicker.
  if (!isRecorded && (await add()) === 0) await refuseOtherUse(person._id, { key, digest })
  return { recorded: names.length }
}

interface Agreement {
  readonly person: Person
  readonly openid: string
  readonly key: string
  readonly digest: string
  readonly names: readonly string[]
}

/** The first agreement of a person; false when there has been one. */
function start({ person, openid, key, digest, names }: Agreement): Promise<boolean> {
  const credits = Object.fromEntries(names.map((name) => [name, 1]))
  return subscriptions.insert({ _id: person._id, openid, credits, sent: [], keys: [{ key, digest }] })
}

/** Throws `key_reused` when the agreement remembered under this key is another one. */
async function refuseOtherUse(
  personId: string,
  { key, digest }: Pick<Agreement, 'key' | 'digest'>,
): Promise<void> {
  const known = await subscriptions.findById(personId)
  const first = known?.keys.find((one) => one.key === key)
  if (first && first.digest !== digest) throw new AppError('key_reused')
}
