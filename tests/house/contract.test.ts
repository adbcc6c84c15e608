import { readFileSync } from 'node:fs'
import { briefFile, describeBrief } from '../../config/brief'
import { contractFile, describeContract } from '../../config/contract'
import { describePermissions, permissionsFile } from '../../config/permissions'

test('docs/contract.json says what the contract says (npm run contract writes it)', () => {
  expect(readFileSync(contractFile, 'utf8')).toBe(describeContract())
})

test('domain/brief.ts says in brief what the contract says (npm run contract writes it)', () => {
  expect(readFileSync(briefFile, 'utf8')).toBe(describeBrief())
})

test('docs/permissions.md says who may call what (npm run contract writes it)', () => {
  expect(readFileSync(permissionsFile, 'utf8')).toBe(describePermissions())
})
