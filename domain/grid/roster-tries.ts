import { droppableStates, isWorking, type ImportState, type RosterImport } from './roster'

/** Stretches in a row without anything done after which people are told that an import does not go on. */
export const STUCK_TRIES = 3
/** … and after which one that has not changed anything yet is given up. */
export const HOPELESS_TRIES = 8

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Ms from so many fruitless stretches to the next try; the last for every further one. */
const waits = [0, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR] as const
export const LONGEST_WAIT = 6 * HOUR

/** How long to wait with the next try after so many stretches in a row that came to nothing, ms. */
export const waitAfter = (fruitless: number): number => waits[fruitless] ?? LONGEST_WAIT

/** What an import has recorded of its tries; see `RosterImport`. */
type Tried = Pick<RosterImport, 'state' | 'since' | 'leaseUntil' | 'dueAt' | 'fruitless' | 'wentOnAt'>

/** Stretches in a row that came to nothing; what becomes of the one at work nobody knows yet. */
const triesOf = ({ fruitless = 0, leaseUntil }: Tried, now: number): number =>
  leaseUntil > now ? Math.max(0, fruitless - 1) : fruitless

/** Since when an import does not go on, though it has been tried again and again; epoch ms, null: it does. */
export const stuckSince = (order: Tried, now: number): number | null =>
  isWorking(order.state) && triesOf(order, now) >= STUCK_TRIES ? (order.wentOnAt ?? order.since) : null

/** How long nobody tries it again unless a person wants it, ms; 0: it can be worked on at once. */
export const retryIn = ({ state, fruitless = 0, dueAt }: Tried, now: number): number =>
  isWorking(state) && fruitless > 0 ? Math.max(0, dueAt - now) : 0

/** Whether it is given up: it has changed nothing yet, and all its tries came to nothing. */
export const isHopeless = ({ state, fruitless = 0 }: Pick<Tried, 'state' | 'fruitless'>): boolean =>
  isWorking(state) &&
  (droppableStates as readonly ImportState[]).includes(state) &&
  fruitless >= HOPELESS_TRIES

/**
 * Whether an import may be taken back while it is being written: nobody is at work on it, and it does not go on by
 * itself.
 */
export const mayStop = (order: Tried, now: number): boolean =>
  order.state === 'applying' && order.leaseUntil <= now && stuckSince(order, now) !== null
