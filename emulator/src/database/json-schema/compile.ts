import { ServiceError } from '../../types'
import { isFields, type Fields } from '../values'
import { keywords, type SchemaTest } from './keywords'

/** Words that describe and test nothing, and those that another keyword reads. */
const SILENT = new Set([
  ...['title', 'description', 'exclusiveMinimum', 'exclusiveMaximum', 'additionalItems'],
  ...['additionalProperties', 'patternProperties'],
])

/**
 * The test a `$jsonSchema` stands for: JSON Schema draft 4 with MongoDB's `bsonType`.
 * @throws ServiceError INVALID_PARAM for a keyword MongoDB does not know or a malformed schema
 */
export function compileSchema(schema: unknown): SchemaTest {
  if (!isFields(schema)) throw new ServiceError('INVALID_PARAM', '$jsonSchema must be an object')
  const tests = Object.entries(schema).flatMap(([keyword, argument]) =>
    compileKeyword(keyword, argument, schema),
  )
  return (value) => tests.every((test) => test(value))
}

function compileKeyword(keyword: string, argument: unknown, schema: Fields): SchemaTest[] {
  const make = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
  if (make) return [make(argument, schema, compileSchema)]
  if (SILENT.has(keyword)) return extras(keyword, schema)
  throw new ServiceError('INVALID_PARAM', `Unknown $jsonSchema keyword: ${keyword}`)
}

/** Without `properties` or `items` beside them, these still say something of every field. */
function extras(keyword: string, schema: Fields): SchemaTest[] {
  const speaksOfFields = keyword === 'additionalProperties' || keyword === 'patternProperties'
  const make = keywords['properties']
  return speaksOfFields && make && !('properties' in schema) ? [make({}, schema, compileSchema)] : []
}
