import fc from 'fast-check'
import { hasIdNumber } from '../../domain/id-number'
import { text } from '../../domain/schemas'

/** The sign that makes seventeen digits an identity card's number, found by trying all. */
const complete = (digits: string): string =>
  [...'0123456789X'].map((sign) => digits + sign).find(hasIdNumber) ?? ''
const digits = fc.stringMatching(/^[1-9]\d{16}$/)

test('exactly one last sign of eleven completes a number', () => {
  fc.assert(
    fc.property(digits, (first) => {
      const complete = [...'0123456789X'].filter((sign) => hasIdNumber(first + sign))
      expect(complete).toHaveLength(1)
    }),
  )
})

test('the example of the standard is one, whatever its last letter', () => {
  expect(hasIdNumber('11010519491231002X')).toBe(true)
  expect(hasIdNumber('440524188001010014')).toBe(true)
  expect(hasIdNumber('11010519491231002x')).toBe(true)
})

test('it is found in the middle of words, spaced, dotted, in wide digits, behind other digits', () => {
  fc.assert(
    fc.property(digits, fc.stringMatching(/^\d{0,6}$/), (first, before) => {
      const number = complete(first)
      const wide = [...number].map((sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)).join('')
      const spaced = `${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}`
      for (const one of [`我的身份证${number}，请查`, spaced, wide, before + number])
        expect(hasIdNumber(one)).toBe(true)
    }),
  )
})

test.each([
  '',
  '3-402',
  '13812345678',
  '请在 2026-11-21 14:30 到 3号楼402',
  '12345678901234567',
  '订单 20261121143012345',
])('nothing is found in “%s”', (written) => {
  expect(hasIdNumber(written)).toBe(false)
})

test('a text that somebody writes is refused with a sentence', () => {
  const { error } = text(40).safeParse('11010519491231002X')
  expect(error?.issues.map(({ message }) => message)).toEqual(['请不要写身份证号，我们不需要，也不保存'])
  expect(text(40).safeParse('教我用手机挂号').success).toBe(true)
})
