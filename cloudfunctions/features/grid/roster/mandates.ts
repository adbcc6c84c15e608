import type { RosterImport } from '../../../../domain/grid/roster'
import { isInForce } from '../../../../domain/identity/mandates'
import { operators } from '../../../kernel/database'
import { endGroundless, mandates } from '../../../kernel/mandates'
import { goOn, type StoredRow } from './store'

/** Mandates that one import looks after itself; `jobs` compares every one with where both live once a day. */
const MOST = 1000
/** Mandates that are ended before it is noted how far it came. */
const PART = 50

/** The mandates in force of those who move by some rows, beside those that were noted before; one operation. */
export async function touchedBy(
  rows: readonly StoredRow[],
  { touched = [] }: Pick<RosterImport, 'touched'>,
): Promise<readonly string[]> {
  const movers = rows.flatMap(({ written }) =>
    written?.before?.householdId === undefined ? [] : [written.personId],
  )
  if (movers.length === 0) return touched
  const found = await mandates.find({ parties: operators().in(movers) }, { limit: MOST })
  const inForce = found.filter((one) => isInForce(one, Date.now())).map(({ _id }) => _id)
  return [...new Set([...touched, ...inForce])].slice(0, MOST)
}

/**
 * Ends those mandates whose ground the import's moves have taken (docs/decisions/0011), when everybody has moved: a
 * child and its guardian may stand far from each other in a file. Part by part, each safe to do twice.
 */
export async function endTouched(order: RosterImport): Promise<RosterImport | null> {
  const { touched = [], ended = 0 } = order
  if (touched.length === 0) return order
  const ids = touched.slice(0, PART)
  const found = await mandates.find({ _id: operators().in([...ids]) }, { limit: PART })
  const now = await endGroundless(found, Date.now())
  const next = await goOn(order, { touched: touched.slice(PART), ended: ended + now })
  return next && endTouched(next)
}
