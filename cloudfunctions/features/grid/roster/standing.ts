import type { Person } from '../../../../domain/identity/person'
import { contactSeal } from '../../../kernel/settings'
import { isAs } from './records'
import type { StoredRow, Written } from './store'
import type { Town } from './town'

type Changed = Pick<Written, 'after' | 'rest'>

/**
 * A digest of what a write leaves alone in somebody's record, but for what follows from where the tree puts their home:
 * a change of the tree raises every version under it, and nobody has touched the record then. Nor has who seals the
 * contact with another key; a number is told by its mark, an address by the household.
 */
export function restOf(person: Partial<Person>, fields: Partial<Person>): string {
  const { _id, version, path, place, contact, membership, ...others } = person
  const rest = { ...others, ...(membership && { membership: { ...membership, branch: '' } }) }
  const left = Object.entries(rest).filter(([field]) => !(field in fields))
  return contactSeal().mark('rosterRest', JSON.stringify(left.sort(byField)))
}

const byField = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

const told = ({ path, place, contact, ...fields }: Partial<Person>): Partial<Person> => fields

/** Whether somebody's record says these fields, and nothing else than the tree has changed it since the write. */
export const standsAs = (person: Person, fields: Partial<Person>, { after, rest }: Changed): boolean =>
  isAs(person, told(fields)) && restOf(person, after) === rest

/** Whether somebody's record is as the import wrote it, wherever the tree has put it since. */
export const isAsWritten = (person: Person, written: Changed): boolean =>
  standsAs(person, written.after, written)

/** The fields with the place where their building lies now; null: it is no more. */
export function placedNow(fields: Partial<Person>, { pathOf, placeOf }: Town): Partial<Person> | null {
  if (fields.path === undefined) return fields
  const path = pathOf(fields.path)
  return path && { ...fields, path, place: placeOf(path) }
}

/** A row whose building has gone elsewhere, or is no more, since it was noted what it writes. */
export function rowNow(row: StoredRow, town: Town): StoredRow {
  if (row.written === null) return row
  const after = placedNow(row.written.after, town)
  if (!after) return { ...row, written: null, left: 'stale' }
  return { ...row, written: { ...row.written, after, path: after.path ?? row.written.path } }
}
