import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { makeSeal } from '../../cloudfunctions/kernel/seal'

const key = () => randomBytes(32).toString('base64')
const contact = { phone: '13800001234', address: '3 号楼 402' }

test('what is sealed comes back, and looks different every time', () => {
  const seal = makeSeal({ 1: key() })
  fc.assert(
    fc.property(fc.record({ phone: fc.string(), address: fc.string() }), (value) => {
      expect(seal.open(seal.seal(value))).toEqual(value)
    }),
  )
  expect(seal.seal(contact)).not.toBe(seal.seal(contact))
  expect(seal.seal(contact)).not.toContain('13800001234')
})

test('a key may be rotated: new texts use the newest, old texts stay readable', () => {
  const first = key()
  const old = makeSeal({ 1: first }).seal(contact)
  const rotated = makeSeal({ 1: first, 2: key() })
  expect(rotated.open(old)).toEqual(contact)
  expect(rotated.seal(contact)).toMatch(/^2\./)
})

test('an altered text, another key, a missing key are refused', () => {
  const seal = makeSeal({ 1: key() })
  const sealed = seal.seal(contact)
  // Not at the end: the last character of base64 has bits that mean nothing.
  const at = sealed.length - 10
  const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  expect(() => seal.open(altered)).toThrow()
  expect(() => makeSeal({ 1: key() }).open(sealed)).toThrow()
  expect(() => makeSeal({ 2: key() }).open(sealed)).toThrow('no 32-byte key of version 1')
})
