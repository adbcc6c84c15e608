import declaration from '../../config/database.json'
import { contract } from '../../domain/contract'
import type { Failure } from '../../domain/errors'
import { procedures } from '../../domain/procedure'
import * as z from '../../domain/zod'
import { startCloud, makeKey, type Cloud } from '../support/cloud'
import { inChinese, outcomeOf } from '../support/outcomes'
import { sampleOf } from '../support/samples'
import { storeAll } from '../support/samples/sample'
import { populate, signInAll, type Company } from '../support/world'

jest.setTimeout(120_000)

interface Schema {
  readonly type?: string
  readonly properties?: { readonly [field: string]: Schema }
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly maxLength?: number
  readonly maxItems?: number
}

/** One malformed call and the field that the answer must name. */
interface Malformed {
  readonly path: string
  readonly how: string
  readonly field: string
  readonly input: unknown
  readonly key?: string
}

const all = procedures(contract)
const idOf = (path: string): string => `input-${path.replaceAll('.', '-')}`
const schemaOf = (input: z.ZodType): Schema => z.toJSONSchema(input, { io: 'input' }) as Schema

/** Something of another type than any field wants. */
const wrongType = ({ type, anyOf }: Schema): unknown =>
  type === 'object' || anyOf?.some((one) => one.type === 'object') ? '文字' : { wrong: true }

function malformedFields(path: string, input: z.ZodType): Malformed[] {
  const { properties = {}, required = [] } = schemaOf(input)
  const valid = sampleOf(path).input(idOf(path))
  const { [required[0] ?? '']: _first, ...withoutFirst } = valid
  const fields = Object.entries(properties).flatMap(([field, schema]): Malformed[] => [
    { path, how: `${field} of a wrong type`, field, input: { ...valid, [field]: wrongType(schema) } },
    ...tooMuch(schema).map((value) => ({
      ...{ path, how: `${field} too long`, field },
      input: { ...valid, [field]: value },
    })),
  ])
  const [first] = required
  return [
    ...fields,
    { path, how: 'an unknown field', field: 'surprise', input: { ...valid, surprise: 1 } },
    ...(first ? [{ path, how: `no ${first}`, field: first, input: withoutFirst }] : []),
  ]
}

function tooMuch({ maxLength, maxItems }: Schema): unknown[] {
  if (maxLength !== undefined) return ['心'.repeat(maxLength + 1)]
  return maxItems !== undefined ? [Array.from({ length: maxItems + 1 }, () => 'wishNews')] : []
}

const malformedKeys = (path: string): Malformed[] => {
  const input = sampleOf(path).input(idOf(path))
  return [
    { path, how: 'no key', field: 'key', input },
    { path, how: 'a short key', field: 'key', input, key: 'short' },
    { path, how: 'a key of other signs', field: 'key', input, key: '编号编号编号编号编号编号编号编号' },
  ]
}

const malformed = all.flatMap(([path, { input, kind }]) => [
  ...malformedFields(path, input).map((one) => (kind === 'command' ? { ...one, key: makeKey() } : one)),
  ...(kind === 'command' ? malformedKeys(path) : []),
])

let cloud: Cloud
let people: Company

beforeAll(async () => {
  cloud = await startCloud()
  people = await signInAll(cloud)
  await populate(cloud)
  await storeAll(
    cloud,
    all.map(([path]) => sampleOf(path).stored?.(idOf(path)) ?? {}),
  )
})
afterAll(() => cloud.stop())

const collections = Object.keys(declaration.collections)
const everything = async (): Promise<string> =>
  JSON.stringify(await Promise.all(collections.map(cloud.documents)))

test('a malformed call is refused by field, in words, and changes nothing', async () => {
  const before = await everything()
  const wrong = malformed.map(async ({ path, how, field, input, key }) => {
    const { reply } = await people[sampleOf(path).who].call(path, input, key)
    return isNamed(reply as Failure, field) ? null : `${path}, ${how}: ${JSON.stringify(reply)}`
  })
  expect((await Promise.all(wrong)).filter((one) => one !== null)).toEqual([])
  expect(await everything()).toBe(before)
})

/** The field itself or a part of it, with a Chinese sentence. */
const isNamed = ({ code, fields = {} }: Failure, field: string): boolean =>
  code === 'invalid' &&
  Object.entries(fields).some(
    ([name, words]) => name.split('.')[0] === field && /[\u4e00-\u9fff]/.test(words),
  )

test('every procedure has malformed calls', () => {
  const tested = new Set(malformed.map(({ path }) => path))
  expect(all.map(([path]) => path).filter((path) => !tested.has(path))).toEqual([])
})

const onWishes = all.filter(([path]) => sampleOf(path).stored?.('w1')['wishes'])

test.each(onWishes.map(([path]) => path))('%s knows no wish that is not there', async (path) => {
  const { who, input } = sampleOf(path)
  const { reply } = await people[who].call(path, input('nowhere'), keyFor(path))
  expect(reply).toMatchObject({
    ok: false,
    code: 'not_found',
    message: inChinese,
  })
})

test.each(onWishes.map(([path]) => path))(
  '%s tells somebody from elsewhere nothing of a wish',
  async (path) => {
    const { input } = sampleOf(path)
    // A stale version must not tell that the wish exists either.
    const { reply } = await people.foreignSecretary.call(
      path,
      { ...input(idOf(path)), ...staleOn(path) },
      keyFor(path),
    )
    expect(['not_found', 'forbidden']).toContain(outcomeOf(reply))
  },
)

const staleOn = (path: string): object => (/edit|review/.test(path) ? { version: 99 } : {})
const keyFor = (path: string): string | undefined =>
  all.some(([name, { kind }]) => name === path && kind === 'command') ? makeKey() : undefined

test.each([
  ['an unknown operation', { path: 'wish.nothing', input: {} }, 'not_found'],
  ['no path', { input: {} }, 'invalid'],
  ['a field beside the envelope', { path: 'identity.me', input: {}, openid: 'oTest-wisher' }, 'invalid'],
  ['a prototype as the operation', { path: '__proto__', input: {} }, 'not_found'],
  ['what every object has, as the operation', { path: 'wish.constructor', input: {} }, 'not_found'],
  ['a group of operations', { path: 'grid.tree', input: {} }, 'not_found'],
  ['a part of an operation', { path: 'wish.get.input', input: {} }, 'not_found'],
])('the envelope refuses %s', async (_, body, code) => {
  const response = await people.wisher.post('/functions/api', body)
  expect(await response.json()).toMatchObject({ ok: false, code })
})
