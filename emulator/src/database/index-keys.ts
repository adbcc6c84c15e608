import { ServiceError } from '../types'
import { geoCells } from './geo/index-keys'
import { EMPTY_ARRAY, encodeValue, KeyWriter } from './key-encoding'
import { isDigits, isFields, ownValue, type Fields } from './values'
import { must } from './must'

/** One field of an index or of a sort order. */
export interface KeyField {
  readonly path: string
  readonly parts: readonly string[]
  readonly descending: boolean
  /** Geometries stand under their cells. */
  readonly geo: boolean
}

export interface DocumentKeys {
  /** Distinct keys; more than one when an array was met. */
  readonly keys: readonly Buffer[]
  /** Bit n is set when field n met an array in this document. */
  readonly multikey: number
}

/** Where the walk along one field's path stands: finished, or halted before an array. */
interface Slot {
  readonly value: unknown
  readonly at: number
  readonly open: boolean
}

interface Expansion {
  readonly fields: readonly KeyField[]
  readonly found: Map<string, Buffer>
}

const writer = new KeyWriter()

/** One field as it is declared: ascending, descending, or by place on the earth. */
export type KeyKind = 1 | -1 | '2dsphere'

export function keyFields(spec: readonly (readonly [string, KeyKind])[]): KeyField[] {
  return spec.map(([path, kind]) => ({
    path,
    parts: path.split('.'),
    descending: kind === -1,
    geo: kind === '2dsphere',
  }))
}

/**
 * The keys under which a document stands in an index, as MongoDB builds them: one per element of an
 * array, null for a missing field, and at most one array among the fields. In a geo index, one per cell.
 * @throws ServiceError DATABASE_REQUEST_FAILED when two fields hold different arrays, or a geo field no geometry
 */
export function documentKeys(fields: readonly KeyField[], document: Fields): DocumentKeys {
  const [first, ...others] = fields
  return first?.geo === true ? geoKeys(first, others, document) : plainKeys(fields, document)
}

/** A geo field comes first in its index, so the cells stand before the other fields' keys. */
function geoKeys(first: KeyField, others: readonly KeyField[], document: Fields): DocumentKeys {
  const { keys, multikey } = plainKeys(others, document)
  const cells = geoCells(document, first.parts).map(encodeValue)
  return {
    keys: cells.flatMap((cell) => keys.map((key) => Buffer.concat([cell, key]))),
    multikey: multikey << 1,
  }
}

function plainKeys(fields: readonly KeyField[], document: Fields): DocumentKeys {
  const slots = fields.map((field) => walk(document, field.parts, 0))
  if (!slots.some((slot) => slot.open)) return { keys: [writeKey(fields, slots)], multikey: 0 }
  const found = new Map<string, Buffer>()
  const multikey = expand({ fields, found }, slots)
  return { keys: [...found.values()], multikey }
}

function walk(start: unknown, parts: readonly string[], from: number): Slot {
  let value = start
  let at = from
  while (at < parts.length) {
    const part = must(parts[at])
    if (Array.isArray(value)) {
      if (!isDigits(part)) return { value, at, open: true }
      value = value[Number(part)]
    } else if (isFields(value)) {
      value = ownValue(value, part)
    } else {
      return { value: null, at: parts.length, open: false }
    }
    at++
  }
  return { value, at, open: Array.isArray(value) }
}

/** An element that is itself an array is not expanded again. */
function walkElement(element: unknown, field: KeyField, at: number): Slot {
  if (!Array.isArray(element)) return walk(element, field.parts, at)
  const finished = at === field.parts.length
  return { value: finished ? element : null, at: field.parts.length, open: false }
}

function expand(expansion: Expansion, slots: readonly Slot[]): number {
  const array = slots.find((slot) => slot.open)?.value as unknown[] | undefined
  if (array === undefined) {
    const key = writeKey(expansion.fields, slots)
    expansion.found.set(key.toString('latin1'), key)
    return 0
  }
  let multikey = maskOf(expansion.fields, slots, array)
  if (array.length === 0) return multikey | expand(expansion, slots.map(emptySlot(expansion.fields)))
  for (const element of array) {
    const next = slots.map((slot, n) =>
      slot.open ? walkElement(element, must(expansion.fields[n]), slot.at) : slot,
    )
    multikey |= expand(expansion, next)
  }
  return multikey
}

const emptySlot =
  (fields: readonly KeyField[]) =>
  (slot: Slot, n: number): Slot => {
    if (!slot.open) return slot
    const end = must(fields[n]).parts.length
    return { value: slot.at === end ? EMPTY_ARRAY : null, at: end, open: false }
  }

function maskOf(fields: readonly KeyField[], slots: readonly Slot[], array: unknown[]): number {
  let mask = 0
  slots.forEach((slot, n) => {
    if (!slot.open) return
    if (slot.value !== array) {
      const paths = fields.filter((_, at) => must(slots[at]).open).map((field) => `[${field.path}]`)
      throw new ServiceError('DATABASE_REQUEST_FAILED', `cannot index parallel arrays ${paths.join(' ')}`)
    }
    mask |= 1 << n
  })
  return mask
}

function writeKey(fields: readonly KeyField[], slots: readonly Slot[]): Buffer {
  writer.reset()
  fields.forEach((field, n) => writer.add(must(slots[n]).value, field.descending))
  return writer.take()
}

/** The key by which MongoDB sorts a document: the first of its keys in the order asked for. */
export function sortKey(fields: readonly KeyField[], document: Fields): Buffer {
  const { keys } = documentKeys(fields, document)
  let first = must(keys[0])
  for (const key of keys) if (Buffer.compare(key, first) < 0) first = key
  return first
}
