import { ServiceError } from '../../types'
import { sameValue } from '../key-encoding'
import { isNumeric, numberFrom } from '../numbers'
import { patternOf, patternTest } from '../patterns'
import { typeName, typeTest } from '../type-names'
import { isFields, ownValue, type Fields } from '../values'

export type SchemaTest = (value: unknown) => boolean
type CompileSchema = (schema: unknown) => SchemaTest

/** Makes the test of one keyword; `schema` holds the keywords beside it. */
type Keyword = (argument: unknown, schema: Fields, compile: CompileSchema) => SchemaTest

const malformed = (keyword: string, wanted: string): ServiceError =>
  new ServiceError('INVALID_PARAM', `$jsonSchema keyword '${keyword}' must be ${wanted}`)

function numberOf(keyword: string, value: unknown): number {
  if (isNumeric(value)) return numberFrom(value)
  throw malformed(keyword, 'a number')
}

function listOf(keyword: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value as unknown[]
  throw malformed(keyword, 'a nonempty array')
}

function fieldsOf(keyword: string, value: unknown): Fields {
  if (isFields(value)) return value
  throw malformed(keyword, 'an object')
}

/** A keyword that speaks of one kind of value and holds for all others. */
const about =
  <T>(
    isKind: (value: unknown) => value is T,
    make: (...source: Parameters<Keyword>) => (value: T) => boolean,
  ): Keyword =>
  (...source) => {
    const test = make(...source)
    return (value) => !isKind(value) || test(value)
  }

const isText = (value: unknown): value is string => typeof value === 'string'
const isList = (value: unknown): value is unknown[] => Array.isArray(value)

const limit = (name: string, holds: (value: number, limit: number, exclusive: boolean) => boolean): Keyword =>
  about(isNumeric, (argument, schema) => {
    const bound = numberOf(name, argument)
    const exclusive = schema[name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'] === true
    return (value) => holds(numberFrom(value), bound, exclusive)
  })

const size = <T>(
  name: string,
  {
    isKind,
    sizeOf,
    least,
  }: { isKind: (value: unknown) => value is T; sizeOf: (value: T) => number; least: boolean },
): Keyword =>
  about(isKind, (argument) => {
    const bound = numberOf(name, argument)
    return (value) => (least ? sizeOf(value) >= bound : sizeOf(value) <= bound)
  })

const texts = { isKind: isText, sizeOf: (text: string): number => [...text].length }
const lists = { isKind: isList, sizeOf: (list: unknown[]): number => list.length }
const objects = { isKind: isFields, sizeOf: (fields: Fields): number => Object.keys(fields).length }

const hasBsonType: Keyword = (argument) => {
  const tests = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).map(typeTest)
  return (value) => tests.some((test) => test(value))
}

/** JSON's own types; `integer` is not among them, as in MongoDB. */
const JSON_TYPES: { readonly [type: string]: readonly string[] } = {
  ...{ object: ['object'], array: ['array'], string: ['string'], boolean: ['bool'], null: ['null'] },
  number: ['int', 'long', 'double', 'decimal'],
}

const hasType: Keyword = (argument) => {
  const wanted = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).flatMap((type) => {
    const names = Object.hasOwn(JSON_TYPES, String(type)) ? JSON_TYPES[String(type)] : undefined
    if (!names) throw malformed('type', 'a JSON type')
    return names
  })
  return (value) => wanted.includes(typeName(value))
}

const properties = about(isFields, (argument, schema, compile) => {
  const named = Object.entries(fieldsOf('properties', argument)).map(
    ([key, part]) => [key, compile(part)] as const,
  )
  const patterns = Object.entries(fieldsOf('patternProperties', schema['patternProperties'] ?? {})).map(
    ([source, part]) => [patternTest(patternOf(source, '')), compile(part)] as const,
  )
  const rest = restTest(schema['additionalProperties'], compile)
  const names = new Set(named.map(([key]) => key))
  return (value) =>
    named.every(([key, test]) => !Object.hasOwn(value, key) || test(ownValue(value, key))) &&
    Object.entries(value).every(([key, field]) => {
      const own = patterns.filter(([matches]) => matches(key))
      return own.every(([, test]) => test(field)) && (names.has(key) || own.length > 0 || rest(field))
    })
})

function restTest(schema: unknown, compile: CompileSchema): SchemaTest {
  if (schema === undefined || typeof schema === 'boolean') return () => schema !== false
  return compile(schema)
}

const items = about(isList, (argument, schema, compile) => {
  if (!Array.isArray(argument)) {
    const test = compile(argument)
    return (list) => list.every(test)
  }
  const tests = argument.map(compile)
  const rest = restTest(schema['additionalItems'], compile)
  return (list) => list.every((item, at) => (tests[at] ?? rest)(item))
})

const dependencies = about(isFields, (argument, _schema, compile) => {
  const tests = Object.entries(fieldsOf('dependencies', argument)).map(
    ([key, needs]): [string, (value: Fields) => boolean] => [
      key,
      Array.isArray(needs)
        ? (value) => needs.every((name) => Object.hasOwn(value, String(name)))
        : compile(needs),
    ],
  )
  return (value) => tests.every(([key, test]) => !Object.hasOwn(value, key) || test(value))
})

const some =
  (name: string, accepts: (count: number, of: number) => boolean): Keyword =>
  (argument, _schema, compile) => {
    const tests = listOf(name, argument).map(compile)
    return (value) => accepts(tests.filter((test) => test(value)).length, tests.length)
  }

export const keywords: { readonly [name: string]: Keyword } = {
  bsonType: hasBsonType,
  type: hasType,
  enum: (argument) => {
    const values = listOf('enum', argument)
    return (value) => values.some((known) => sameValue(known, value))
  },
  required: about(isFields, (argument) => {
    const names = listOf('required', argument).map(String)
    return (value) => names.every((name) => Object.hasOwn(value, name))
  }),
  properties,
  items,
  dependencies,
  minimum: limit('minimum', (value, bound, exclusive) => (exclusive ? value > bound : value >= bound)),
  maximum: limit('maximum', (value, bound, exclusive) => (exclusive ? value < bound : value <= bound)),
  multipleOf: about(isNumeric, (argument) => {
    const divisor = numberOf('multipleOf', argument)
    return (value) => numberFrom(value) % divisor === 0
  }),
  minLength: size('minLength', { ...texts, least: true }),
  maxLength: size('maxLength', { ...texts, least: false }),
  pattern: about(isText, (argument) => patternTest(patternOf(String(argument), ''))),
  minItems: size('minItems', { ...lists, least: true }),
  maxItems: size('maxItems', { ...lists, least: false }),
  uniqueItems: about(
    isList,
    (argument) => (list) =>
      argument !== true || list.every((item, at) => list.findIndex((other) => sameValue(other, item)) === at),
  ),
  minProperties: size('minProperties', { ...objects, least: true }),
  maxProperties: size('maxProperties', { ...objects, least: false }),
  allOf: some('allOf', (count, of) => count === of),
  anyOf: some('anyOf', (count) => count > 0),
  oneOf: some('oneOf', (count) => count === 1),
  not: (argument, _schema, compile) => {
    const test = compile(argument)
    return (value) => !test(value)
  },
}
