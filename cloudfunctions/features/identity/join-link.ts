import { CONSENT } from '../../../domain/identity/consent'
import { hasPhone, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { addToCounts } from '../../kernel/homes'
import { noted } from '../../kernel/notes'
import { residenceFact } from '../../kernel/residence'
import { contactSeal } from '../../kernel/settings'
import { formerIdsOf, inheritSubscription } from './inheriting'
import type { Statement } from './join-ask'

/** People of one number that are looked at; a family may share one. */
const SHARED = 5

/**
 * Gives the openid to the person whom the office's list already knows by name, building and a phone number that WeChat
 * vouches for: nothing is asked or verified twice. Answers their id; null when there is nobody, or not for certain.
 * Whoever lived elsewhere before keeps the person they are, with their history.
 */
export async function linkToRoster({ stated, home, phone, visit }: Statement): Promise<string | null> {
  const { known } = visit
  if (phone?.proof !== 'wechat' || (known && wasVerified(known))) return null
  const twin = await onlyEntry(phone.number, stated.name, home.building)
  if (!twin) return null
  if (known) await giveWay(known)
  const { _id, version, openid } = twin
  const linked = await people.update(
    { _id, version, openid },
    {
      openid: visit.openid,
      phoneProof: 'wechat',
      consent: { version: CONSENT, at: visit.now },
      ...(known && takenFrom(known, twin)),
      version: version + 1,
      keys: noted(visit),
    },
  )
  if (linked === 0) throw new AppError('conflict')
  if (known) await inheritSubscription(known._id, _id)
  const by = { id: _id, name: twin.name }
  await record(residenceFact(twin, 'link', { by, as: '', reason: '微信手机号与名册一致', call: visit }))
  return _id
}

/** What goes along from whoever made room: the id by which the log names them, and how they want to be shown. */
const takenFrom = ({ _id, face }: Person, twin: Person): Partial<Person> => ({
  formerIds: [...formerIdsOf(twin), _id],
  ...(face && { face }),
})

/** The one entry of the list with this number, name and building; undefined when there are none or several. */
async function onlyEntry(number: string, name: string, building: string): Promise<Person | undefined> {
  const phoneMark = contactSeal().mark('phone', number)
  const found = await people.find({ phoneMark, name }, { limit: SHARED })
  const entries = found.filter((one) => isOfList(one, building))
  return entries.length === 1 ? entries[0] : undefined
}

const wasVerified = ({ residence, past = [] }: Person): boolean =>
  residence.state === 'verified' || residence.state === 'left' || past.length > 0

const isOfList = (one: Person, building: string): boolean =>
  one.path.includes(building) &&
  one.residence.state === 'verified' &&
  one.childUntil === null &&
  !hasPhone(one)

/** What was stated before the list was found to know them holds nothing else: it makes room for the openid. */
async function giveWay({ _id, version, residence, path }: Person): Promise<void> {
  if ((await people.removeAll({ _id, version })) === 0) throw new AppError('conflict')
  if (residence.state === 'pending') await addToCounts([{ path, by: { pending: -1 } }])
}
