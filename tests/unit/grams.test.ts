import fc from 'fast-check'
import { gramsOf, gramsWithin, hasPart } from '../../domain/grid/grams'

test('a name is cut into pieces of one and of two signs, each once', () => {
  expect(gramsOf('市二医 市二')).toEqual(['市', '二', '医', '市二', '二医', '医市'])
  expect(gramsOf('')).toEqual([])
})

test('every part of a name is looked for by pieces that the name has', () => {
  const name = fc.string({
    minLength: 1,
    maxLength: 30,
    unit: fc.constantFrom(...'市第二医院党支部aB '.split('')),
  })
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (whole, from, length) => {
      const part = whole.slice(from % whole.length, (from % whole.length) + 1 + (length % whole.length))
      const pieces = gramsOf(whole)
      expect(gramsWithin(part).every((piece) => pieces.includes(piece))).toBe(true)
      expect(hasPart(whole, part)).toBe(true)
    }),
  )
})

test('pieces in another order are no part', () => {
  expect(gramsWithin('医院二医').every((piece) => gramsOf('二医院二医').includes(piece))).toBe(true)
  expect(hasPart('院二医院', '二医院二')).toBe(false)
})
