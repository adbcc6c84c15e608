import { createHash } from 'node:crypto'
import type { DatabaseDeclaration } from '../src/types'

/** The collection that everything is measured on. */
export const COLLECTION = 'things'
/** Documents of one owner: a list of 20 reads less than half of them. */
const PER_OWNER = 50

export const DECLARATION: DatabaseDeclaration = {
  collections: {
    [COLLECTION]: {
      indexes: [
        { name: 'owner_at', keys: { owner: 1, at: -1 } },
        { name: 'serial', keys: { serial: 1 }, unique: true },
      ],
    },
  },
}

/** Ids look random, as CloudBase's do, and follow from the number. */
export const idOf = (serial: number): string => createHash('md5').update(String(serial)).digest('hex')

export const ownerOf = (serial: number, documents: number): string =>
  `owner-${serial % Math.ceil(documents / PER_OWNER)}`

/** A document behind those of the store, of an owner of its own, so that no list of the store's owners grows. */
export const addedDocument = (serial: number, documents: number): ReturnType<typeof documentOf> => ({
  ...documentOf(serial, documents),
  owner: `added-${serial}`,
})

/** Document number `serial` of a store with `documents` of them; about 450 bytes as JSON. */
export function documentOf(serial: number, documents: number): { [field: string]: unknown } {
  return {
    _id: idOf(serial),
    serial,
    owner: ownerOf(serial, documents),
    at: 1_700_000_000_000 + serial * 1_000,
    state: `state-${serial % 4}`,
    open: true,
    counter: 0,
    title: `Thing number ${serial} of this store`,
    place: { city: `city-${serial % 97}`, street: `Street ${serial % 1_009}`, floor: serial % 30 },
    tags: [`tag-${serial % 7}`, `tag-${serial % 11}`],
    note: 'a text of the length that people write into a form field when they are asked for details '.repeat(
      2,
    ),
  }
}
