import { contract } from '../../domain/contract'
import { procedures } from '../../domain/procedure'
import * as z from '../../domain/zod'

/** A number that could be somebody's: the example of GB 11643-1999. */
const idNumber = '11010519491231002X'

/** Every text that somebody can write into an input, by where it stands: objects, lists and alternatives are looked into. */
function textsOf(schema: z.core.$ZodType, place: string): (readonly [string, z.ZodString])[] {
  if (schema instanceof z.ZodString) return [[place, schema]]
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
    return fields.flatMap(([name, field]) => textsOf(field, `${place}.${name}`))
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textsOf(option, place))
  if (schema instanceof z.ZodArray) return textsOf(schema.element, place)
  const isWrapped =
    schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
  return isWrapped ? textsOf(schema.unwrap(), place) : []
}

/** Ids, keys and files have patterns of their own that hold no number of somebody; nobody writes them. */
const isWritten = (text: z.ZodString): boolean => text.safeParse('一段话').success

const written = procedures(contract)
  .filter(([, { kind }]) => kind === 'command')
  .flatMap(([path, { input }]) => textsOf(input, path))
  .filter(([, text]) => isWritten(text))

test('no command takes an identity card’s number in any text', () => {
  expect(written.length).toBeGreaterThan(20)
  expect(written.filter(([, text]) => text.safeParse(idNumber).success).map(([place]) => place)).toEqual([])
})
