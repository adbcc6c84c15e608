import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../domain/contract'
import { messages } from '../domain/errors'
import { commonErrors, procedures } from '../domain/procedure'
import * as z from '../domain/zod'
import { briefFile, describeBrief } from './brief'
import { describePermissions, permissionsFile } from './permissions'

export const contractFile = join(__dirname, '..', 'docs', 'contract.json')

/** What docs/contract.json says: every procedure with its schemas, codes and callers. */
export function describeContract(): string {
  const described = procedures(contract).map(([path, procedure]) => ({
    path,
    kind: procedure.kind,
    title: procedure.title,
    access: procedure.access,
    scope: procedure.scope,
    errors: [...new Set([...commonErrors, ...procedure.errors])],
    input: z.toJSONSchema(procedure.input, { io: 'input' }),
    output: z.toJSONSchema(procedure.output),
  }))
  return `${JSON.stringify({ errors: messages, procedures: described }, null, 2)}\n`
}

if (require.main === module) {
  writeFileSync(contractFile, describeContract())
  writeFileSync(permissionsFile, describePermissions())
  writeFileSync(briefFile, describeBrief())
  console.log('docs/contract.json, docs/permissions.md and domain/brief.ts are written')
}
