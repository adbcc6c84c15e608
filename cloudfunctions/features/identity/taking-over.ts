import { postKey } from '../../../domain/case'
import { hasPhone, noOpenid, type Person, type PhoneProof } from '../../../domain/identity/person'
import type { Correction } from '../../../domain/identity/privacy'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import { isDuplicate } from '../../kernel/database'
import { addToCounts } from '../../kernel/homes'
import { followMove, movedTo } from '../../kernel/moving'
import { contactSeal } from '../../kernel/settings'
import { formerIdsOf } from './inheriting'
import { phoneFields } from './join-phone'
import type { Merge } from './merging'

/** The entry as it is with everything of the joiner. */
interface Taken {
  readonly person: Person
  /** Written by this very call. */
  readonly isNow: boolean
}

/** An import or a move of the tree may change the entry meanwhile; more often than this it never does. */
const TRIES = 4

/**
 * The entry takes over what the joiner had: the openid, and what they stated. Null where that openid has become
 * somebody else's meanwhile, who is of the list too: then the entry stays as it is.
 * Throws when it cannot be written now.
 */
export async function takeOver(joiner: Person, order: Merge): Promise<Taken | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const entry = await people.findById(order.entryId)
    if (!entry) return null
    if (entry.formerIds?.includes(joiner._id)) return { person: entry, isNow: false }
    const changes = united(entry, joiner, order)
    const written = await writeUnlessTaken(entry, changes)
    if (written === 'taken' && !(await hasMadeRoom(order.openid))) return null
    if (written !== 1) continue
    const fields = { householdId: joiner.householdId, path: joiner.path, place: joiner.place }
    if (order.home === 'stated') await followMove(entry, { fields, isNew: false }, order.at)
    return { person: { ...entry, ...changes }, isNow: true }
  }
  throw new Error(`entry ${order.entryId} kept changing`)
}

async function writeUnlessTaken(
  { _id, version }: Person,
  changes: Partial<Person>,
): Promise<number | 'taken'> {
  try {
    return await people.update({ _id, version, openid: noOpenid(_id) }, changes)
  } catch (error) {
    if (isDuplicate(error)) return 'taken'
    throw error
  }
}

/**
 * Between the two writes nobody is known under the openid; whoever states their home anew in that moment is the same
 * one still, and makes room. False: they are known for certain as somebody else by now.
 */
async function hasMadeRoom(openid: string): Promise<boolean> {
  const [holder] = await people.find({ openid }, { limit: 1 })
  if (!holder) return true
  const { _id, version, residence, path, past = [] } = holder
  if (!['pending', 'refused'].includes(residence.state) || past.length > 0) return false
  const gone = await people.removeAll({ _id, version })
  if (gone === 1 && residence.state === 'pending') await addToCounts([{ path, by: { pending: -1 } }])
  return true
}

/** What the joiner says of themselves is the newer word; what others noted of either is kept of both. */
function united(entry: Person, joiner: Person, order: Merge): Partial<Person> {
  const atHome = order.home === 'stated' ? statedHome(entry, joiner, order.at) : {}
  return {
    ...atHome,
    ...phoneOf(entry, joiner, order),
    ...(hasPhone({ openid: order.openid }) && { openid: order.openid }),
    ...{ relation: joiner.relation, consent: joiner.consent ?? entry.consent },
    ...officesOfBoth(entry, joiner),
    ...(joiner.face && { face: joiner.face }),
    past: inOrder(joiner.past, atHome.past ?? entry.past),
    membership: entry.membership ?? joiner.membership,
    volunteering: entry.volunteering ?? joiner.volunteering,
    correction: joiner.correction ?? entry.correction ?? nameAsked(entry, joiner, order.at),
    formerIds: [...formerIdsOf(entry), ...formerIdsOf(joiner), joiner._id],
    version: entry.version + 1,
  }
}

const inOrder = (one: Person['past'] = [], other: Person['past'] = []): Person['past'] =>
  [...one, ...other].sort((a, b) => a.to - b.to)

/** Posts, what was given up, and whose mandates are held: of both. */
function officesOfBoth(entry: Person, joiner: Person): Partial<Person> {
  const posts = [...entry.posts, ...joiner.posts]
  return {
    ...{ posts, postKeys: [...new Set(posts.map(({ role, org }) => postKey(role, org)))] },
    releases: [...entry.releases, ...joiner.releases],
    ...(joiner.mandates && { mandates: [...(entry.mandates ?? []), ...joiner.mandates] }),
  }
}

const statedHome = (entry: Person, joiner: Person, at: number): Partial<Person> => {
  const { householdId, path, place } = joiner
  return movedTo({ fields: { householdId, path, place }, isNew: false }, entry, at)
}

/** A joiner's number takes the place of the list's, and of a relative's; the address is that of the home which holds. */
function phoneOf(entry: Person, joiner: Person, { home, isCalled }: Merge): Partial<Person> {
  const [listed, stated] = [contactOf(entry), contactOf(joiner)]
  const isStated = home === 'stated' || entry.householdId === joiner.householdId
  const address = isStated ? stated.address || listed.address : listed.address
  if (stated.phone !== '') {
    const proof: PhoneProof | null = joiner.phoneProof ?? (isCalled ? 'worker' : null)
    return phoneFields({ number: stated.phone, proof }, address)
  }
  const { phoneMark, phoneTail, phoneProof } = entry
  return { contact: contactSeal().seal({ phone: listed.phone, address }), phoneMark, phoneTail, phoneProof }
}

/** Another spelling is no ground for changing the list; it is looked into like any other correction. */
const nameAsked = (entry: Person, joiner: Person, at: number): Correction | null =>
  joiner.name === entry.name ? null : { name: joiner.name, door: null, note: '登记时写的姓名', at }
