import { EJSON } from 'bson'
import { isWide, numberFrom, type WideNumber } from './numbers'
import { isPattern, patternText } from './patterns'
import { isFields, type Fields } from './values'
import { must } from './must'

/**
 * Leading byte of each type, in MongoDB's comparison order. Gaps leave room; an empty array sorts
 * below null because MongoDB indexes it as `undefined`.
 */
export const TYPE = {
  emptyArray: 0x05,
  null: 0x0a,
  number: 0x1e,
  string: 0x3c,
  object: 0x46,
  array: 0x50,
  binary: 0x5a,
  objectId: 0x64,
  boolean: 0x6e,
  date: 0x78,
  timestamp: 0x82,
  regExp: 0x8c,
  minKey: 0x01,
  maxKey: 0xf0,
} as const

/** Stands in the place of an array without elements. */
export const EMPTY_ARRAY = Symbol('empty array')

const BSON_TYPES: { readonly [name: string]: number } = {
  ObjectId: TYPE.objectId,
  Binary: TYPE.binary,
  Timestamp: TYPE.timestamp,
  MinKey: TYPE.minKey,
  MaxKey: TYPE.maxKey,
}

/** The byte by which values of different types are ordered. */
export function typeByte(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return TYPE.number
    case 'string':
      return TYPE.string
    case 'boolean':
      return TYPE.boolean
    case 'object':
      return objectTypeByte(value)
    default:
      return value === EMPTY_ARRAY ? TYPE.emptyArray : TYPE.null
  }
}

function objectTypeByte(value: object | null): number {
  if (value === null) return TYPE.null
  if (Array.isArray(value)) return TYPE.array
  if (value instanceof Date) return TYPE.date
  if (isPattern(value)) return TYPE.regExp
  if (isWide(value)) return TYPE.number
  if (isFields(value)) return TYPE.object
  return BSON_TYPES[String((value as { _bsontype?: unknown })._bsontype)] ?? TYPE.binary
}

/**
 * Writes values as bytes whose memcmp order is MongoDB's order of the values. Each value is
 * self-delimiting, so a compound key is the concatenation of its fields; a descending field is inverted.
 */
export class KeyWriter {
  private bytes = Buffer.allocUnsafe(256)
  private length = 0

  reset(): void {
    this.length = 0
  }

  /** Adds one field of a key. */
  add(value: unknown, descending = false): this {
    const start = this.length
    this.value(value)
    if (descending) for (let at = start; at < this.length; at++) this.bytes[at] = 0xff - must(this.bytes[at])
    return this
  }

  /** A copy of what was written. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length))
  }

  private value(value: unknown): void {
    const type = typeByte(value)
    this.byte(type)
    if (type === TYPE.string) this.text(value as string)
    else if (type === TYPE.number) this.number(numberFrom(value as number | WideNumber))
    else if (type === TYPE.date) this.number((value as Date).getTime())
    else if (type === TYPE.boolean) this.byte(value === true ? 1 : 0)
    else if (type === TYPE.array) this.array(value as unknown[])
    else if (type === TYPE.object) this.object(value as Fields)
    else if (type !== TYPE.null && type !== TYPE.emptyArray) this.text(plainText(value))
  }

  /** MongoDB compares objects field by field: type of the value, then name, then value. */
  private object(fields: Fields): void {
    for (const key of Object.keys(fields)) {
      this.byte(typeByte(fields[key]))
      this.text(key)
      this.value(fields[key])
    }
    this.byte(0)
  }

  private array(list: readonly unknown[]): void {
    for (const item of list) this.value(item)
    this.byte(0)
  }

  /** NaN is the smallest number; 0 and -0 are equal. */
  private number(value: number): void {
    this.room(8)
    if (Number.isNaN(value)) {
      this.bytes.fill(0, this.length, this.length + 8)
    } else {
      this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length)
      const negative = must(this.bytes[this.length]) >= 0x80
      if (negative) {
        for (let at = this.length; at < this.length + 8; at++) this.bytes[at] = 0xff - must(this.bytes[at])
      } else {
        this.bytes[this.length] = must(this.bytes[this.length]) | 0x80
      }
    }
    this.length += 8
  }

  /** UTF-8; a zero byte is escaped, two zero bytes end the text (two, so that the inverse orders too). */
  private text(text: string): void {
    this.room(text.length * 3 + 2)
    const start = this.length
    this.length += this.bytes.write(text, start, 'utf8')
    if (text.includes('\0')) this.escapeZeros(start)
    this.byte(0)
    this.byte(0)
  }

  private escapeZeros(start: number): void {
    const raw = Buffer.from(this.bytes.subarray(start, this.length))
    this.length = start
    for (const byte of raw) {
      this.byte(byte)
      if (byte === 0) this.byte(0xff)
    }
  }

  private byte(byte: number): void {
    this.room(1)
    this.bytes[this.length++] = byte
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}

/** A value of another kind as text: a pattern as it is written, an id by its digits, bytes by theirs. */
const plainText = (value: unknown): string => (isPattern(value) ? patternText(value) : EJSON.stringify(value))

const writer = new KeyWriter()

/** The key of one value on its own. */
export function encodeValue(value: unknown): Buffer {
  writer.reset()
  return writer.add(value).take()
}

/** Smallest key above every key that begins with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  const next = Buffer.from(prefix.subarray(0, end))
  if (end === 0) return Buffer.alloc(prefix.length + 1, 0xff)
  next[end - 1] = must(next[end - 1]) + 1
  return next
}

/** MongoDB's order of two values of any types: negative, zero or positive. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number' && left === left && right === right) {
    return left - right || Number(left > right) - Number(left < right)
  }
  return Buffer.compare(encodeValue(left), encodeValue(right))
}

export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left === 'string' && typeof right === 'string') return false
  return compareValues(left, right) === 0
}
