import { must } from '../../src/database/must'
import type { ChildEmulator, Json } from './child'

/** What was acknowledged so far, so that it can be looked for after a crash. */
export interface Ledger {
  readonly present: Set<string>
  readonly absent: Set<string>
  /** Highest acknowledged value by counter. */
  readonly counters: number[]
  /** Number of the last acknowledged transfer by pair of accounts. */
  readonly transfers: number[]
  /** Documents made so far, acknowledged or not: no id is used twice. */
  made: number
  acknowledged: number
}

const PER_ACCOUNT = 1_000
const STEP = 7

const ids = {
  counter: (n: number): string => `counter-${n}`,
  accounts: (n: number): [string, string] => [`from-${n}`, `to-${n}`],
}

const doc = (collectionName: string, _id: string): Json => ({
  collectionName,
  queryType: 'DOC',
  query: JSON.stringify({ _id }),
  multi: false,
  merge: true,
  upsert: false,
})

export function newLedger(writers: number): Ledger {
  const zeros = (): number[] => Array.from({ length: writers }, () => 0)
  return {
    present: new Set(),
    absent: new Set(),
    counters: zeros(),
    transfers: zeros(),
    made: 0,
    acknowledged: 0,
  }
}

/** Puts the counters and accounts that the writers change. */
export async function prepare(emulator: ChildEmulator, { counters }: Ledger): Promise<void> {
  const documents = counters.flatMap((_, n) => [
    { _id: ids.counter(n), value: 0 },
    ...ids.accounts(n).map((_id) => ({ _id, amount: PER_ACCOUNT, transfer: 0 })),
  ])
  await emulator.action('insertDocument', {
    collectionName: 'state',
    data: documents.map((document) => JSON.stringify(document)),
  })
}

/** One step of each kind of writer; a step is acknowledged when its promise resolves. */
export const steps: readonly ((emulator: ChildEmulator, ledger: Ledger, writer: number) => Promise<void>)[] =
  [insert, remove, count, transfer]

async function insert(emulator: ChildEmulator, ledger: Ledger, writer: number): Promise<void> {
  ledger.present.add(await insertThing(emulator, ledger, writer))
}

async function remove(emulator: ChildEmulator, ledger: Ledger, writer: number): Promise<void> {
  const id = await insertThing(emulator, ledger, writer)
  await emulator.action('removeDocument', doc('things', id))
  ledger.absent.add(id)
}

async function insertThing(emulator: ChildEmulator, ledger: Ledger, writer: number): Promise<string> {
  const serial = ledger.made++
  const document = { _id: `thing-${serial}`, serial, owner: `owner-${writer}`, tags: ['all', `w${writer}`] }
  await emulator.action('insertDocument', { collectionName: 'things', data: [JSON.stringify(document)] })
  return document._id
}

/** Changes the counter only where it is what it was last seen to be. */
async function count(emulator: ChildEmulator, ledger: Ledger, writer: number): Promise<void> {
  const value = must(ledger.counters[writer])
  await emulator.action('modifyDocument', {
    ...doc('state', ids.counter(writer)),
    queryType: 'WHERE',
    query: JSON.stringify({ _id: ids.counter(writer), value }),
    data: JSON.stringify({ $set: { value: value + 1 } }),
  })
  ledger.counters[writer] = value + 1
}

/** Moves an amount between two documents in a transaction. */
async function transfer(emulator: ChildEmulator, ledger: Ledger, writer: number): Promise<void> {
  const number = must(ledger.transfers[writer]) + 1
  const { transactionId } = await emulator.action('startTransaction', {})
  for (const [at, id] of ids.accounts(writer).entries()) {
    const data = { $inc: { amount: at === 0 ? -STEP : STEP }, $set: { transfer: number } }
    await emulator.action('modifyDocument', {
      ...doc('state', id),
      transactionId,
      data: JSON.stringify(data),
    })
  }
  await emulator.action('commitTransaction', { transactionId })
  ledger.transfers[writer] = number
}

type Documents = ReadonlyMap<unknown, Json>

/** What is wrong with the state after a crash: one sentence for each fault. */
export function faults(ledger: Ledger, things: Documents, state: Documents): string[] {
  const missing = [...ledger.present].filter((id) => !things.has(id)).map((id) => `${id} is missing`)
  const back = [...ledger.absent].filter((id) => things.has(id)).map((id) => `${id} is there again`)
  const counters = ledger.counters.flatMap((acknowledged, n) => {
    const value = Number(state.get(ids.counter(n))?.['value'])
    return isAtMostOneAhead(value, acknowledged) ? [] : [`counter ${n} is ${value}, not ${acknowledged}`]
  })
  const transfers = ledger.transfers.flatMap((acknowledged, n) => {
    const [from, to] = ids.accounts(n).map((id) => must(state.get(id)))
    const number = Number(from?.['transfer'])
    const isWhole =
      number === to?.['transfer'] &&
      from?.['amount'] === PER_ACCOUNT - number * STEP &&
      to['amount'] === PER_ACCOUNT + number * STEP
    return isWhole && isAtMostOneAhead(number, acknowledged)
      ? []
      : [`transfer ${acknowledged} of ${n} is torn`]
  })
  return [...missing, ...back, ...counters, ...transfers]
}

/** The last step may have been done without its reply. */
const isAtMostOneAhead = (value: number, acknowledged: number): boolean =>
  value === acknowledged || value === acknowledged + 1

/** Goes on from what is there: the writers' next steps build on it. */
export function adopt(ledger: Ledger, state: Documents): void {
  ledger.counters.forEach((_, n) => {
    ledger.counters[n] = Number(state.get(ids.counter(n))?.['value'])
    ledger.transfers[n] = Number(state.get(ids.accounts(n)[0])?.['transfer'])
  })
}
