import type { Mandate } from '../../../domain/identity/mandates'
import type { Person } from '../../../domain/identity/person'
import { deriveWish, deskKey } from '../../../domain/wish/desk'
import { withPersonAs } from '../../../domain/wish/forget'
import type { Wish } from '../../../domain/wish/wish'
import { people } from '../../kernel/actor'
import { collection, operators } from '../../kernel/database'
import { changeHeld, mandates } from '../../kernel/mandates'
import { subscriptions } from '../../kernel/notify'
import { wishRules } from '../../kernel/settings'

const wishes = collection<Wish>('wishes')

/** Ids by which the log still speaks of somebody who was two. */
export const formerIdsOf = ({ formerIds = [] }: Person): readonly string[] => formerIds

/** What somebody agreed to be told goes with them to the id by which they are known from now on. */
export async function inheritSubscription(from: string, to: string): Promise<void> {
  const agreed = await subscriptions.findById(from)
  if (!agreed) return
  await subscriptions.insert({ ...agreed, _id: to })
  await subscriptions.removeAll({ _id: from })
}

/** Whoever lived elsewhere before has cases and mandates there; these name them by the id that stays. */
export async function inheritHistory(from: Person, to: Person): Promise<void> {
  const isNew = (from.past ?? []).length === 0
  if (isNew) return
  await inheritWishes(from._id, to._id)
  await inheritMandates(from._id, to._id)
}

/** Wishes that are rewritten in one go. */
const BATCH = 50

async function inheritWishes(from: string, to: string): Promise<void> {
  const parts = [deskKey.asked(from), deskKey.claimed(from)]
  for (const query of [{ keys: operators().in(parts) }, { 'events.by.id': from }]) {
    for (;;) {
      const found = await wishes.find(query, { limit: BATCH })
      for (const wish of found) await rename(wish, from, to)
      if (found.length < BATCH) break
    }
  }
}

/** A wish that somebody moves meanwhile is met again by the next try. */
async function rename(wish: Wish, from: string, to: string): Promise<void> {
  const changes = withPersonAs(wish, from, (one) => ({ ...one, id: to }))
  const { keys } = deriveWish({ ...wish, ...changes }, wishRules())
  const { _id, version } = wish
  const written = await wishes.update({ _id, version }, { ...changes, keys, version: version + 1 })
  if (written === 0) throw new Error(`wish ${_id} was moved while its people became one`)
}

/** Mandates that somebody gave or held at most, by far. */
const MANDATES = 200

async function inheritMandates(from: string, to: string): Promise<void> {
  const found = await mandates.find({ parties: from }, { limit: MANDATES })
  for (const mandate of found) {
    const { _id, version } = mandate
    await inheritHeld(mandate, from, to)
    const named = <T extends { readonly id: string }>(one: T): T =>
      one.id === from ? { ...one, id: to } : one
    await mandates.update(
      { _id, version },
      {
        subject: named(mandate.subject),
        agent: named(mandate.agent),
        by: named(mandate.by),
        parties: mandate.parties.map((id) => (id === from ? to : id)),
        version: version + 1,
      },
    )
  }
}

/** What they held themselves went along with them; what others hold for them names them anew. */
async function inheritHeld({ _id, subject, agent }: Mandate, from: string, to: string): Promise<void> {
  const holder = subject.id === from ? await people.findById(agent.id) : null
  if (!holder) return
  const isIt = (id: string, held: { readonly id: string }): boolean => id === _id && held.id === from
  await changeHeld(
    holder,
    (held) =>
      held.some((one) => isIt(one.id, one.subject))
        ? held.map((one) =>
            isIt(one.id, one.subject) ? { ...one, subject: { ...one.subject, id: to } } : one,
          )
        : held,
    null,
  )
}
