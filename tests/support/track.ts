import type { Message } from './cloud'
import type { Town } from './town'
import { openidOf, type Who } from './world'
import { DAY, HOUR } from '../../domain/case'
import type { Wish } from '../../domain/wish/wish'

/** The stored wish. */
export async function wishOf({ cloud }: Town, id: string): Promise<Wish> {
  const found = (await cloud.documents<Wish>('wishes')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no wish ${id}`)
  return found
}

export const actionsOf = ({ events }: Pick<Wish, 'events'>): string[] => events.map(({ action }) => action)

/** Lets days pass and the clock do what became due, hour of the day for hour of the day as the timer would. */
export async function daysLater({ cloud }: Town, days: number): Promise<void> {
  await cloud.advance(days * DAY)
  await cloud.runTimer('jobs')
}
export const hoursLater = (town: Town, hours: number): Promise<void> => daysLater(town, (hours * HOUR) / DAY)

/** What the messages that somebody received say, in order. */
export async function newsTo({ cloud }: Town, who: Who): Promise<string[]> {
  const mine = (await cloud.messages()).filter(
    ({ touser, result }) => touser === openidOf(who) && result.errcode === 0,
  )
  return mine.map(({ data }: Message) => data['thing2']?.value ?? '')
}
