import { Binary, Decimal128, EJSON, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'bson'
import fc from 'fast-check'
import { RunningEmulator, useFolder, type Fields } from './running'

useFolder()

const text = fc.string({ unit: 'binary', maxLength: 12 })
const scalar = fc.oneof(
  text,
  fc.constantFrom('a\u2028b\u2029c', 'line\r\nfeed\u0085', '\0', '\uFEFF', '{"$date":1}', 'é', '🀄'),
  fc.double(),
  fc.constantFrom(-0, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, 1e21),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(/^a.*b$/i, /\//),
  fc.constantFrom<object>(
    new ObjectId('0123456789abcdef01234567'),
    new UUID('8c1d6f2a-4a8e-4b7e-9a53-2f4a6c1b7d10'),
    new Binary(Buffer.from([0, 255, 10, 13])),
    new Timestamp({ t: 5, i: 9 }),
    Decimal128.fromString('1.10'),
    new MinKey(),
    new MaxKey(),
    Long.fromString('1234567890123'),
  ),
)
/** Every field name the service takes: no operator, no path, no null character. */
const key = fc
  .oneof(fc.constantFrom('', ' ', '名', '10', '9', 'a b', 'constructor', 'toString'), text)
  .filter((name) => !/^\$|[.\0]/.test(name) && name !== '__proto__' && name !== '_id')
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}))
const deep = fc.constant(Array.from({ length: 45 }).reduce<unknown>((inner) => ({ '': [inner] }), 'bottom'))
const fields = fc.dictionary(
  key,
  fc.oneof({ weight: 20, arbitrary: value }, { weight: 1, arbitrary: deep }),
  {
    maxKeys: 5,
  },
)

it('gives back documents of every kind exactly', async () => {
  const from = await RunningEmulator.start('from')
  const to = await RunningEmulator.start('to')
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 8 }), async (bodies) => {
      const documents: Fields[] = bodies.map((body) => ({
        _id: made++ % 2 === 0 ? made : `text ${made}`,
        ...body,
      }))
      await from.insert('other', documents)
      expect((await to.restore(await from.backup())).status).toBe(200)
      const state = await to.state()
      expect(state).toEqual(await from.state())
      const stored = new Map(
        state.other
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => [String((EJSON.parse(line) as Fields)['_id']), EJSON.parse(line)]),
      )
      for (const document of documents) {
        const expected: unknown = EJSON.parse(EJSON.stringify(document, { relaxed: false }))
        expect(stored.get(String(document['_id']))).toEqual(expected)
      }
    }),
    { numRuns: 40 },
  )
  expect(await to.verified()).toMatchObject({ sound: true })
})
