import { readFileSync } from 'node:fs'
import { contractFile, describeContract } from '../../config/contract'

test('docs/contract.json says what the contract says (npm run contract writes it)', () => {
  expect(readFileSync(contractFile, 'utf8')).toBe(describeContract())
})
