import { join } from 'node:path'
import { contract } from '../domain/contract'
import { procedures, type Access, type Scope } from '../domain/procedure'
import { roleLabels } from '../domain/roles'

export const permissionsFile = join(__dirname, '..', 'docs', 'permissions.md')

const reaches: Record<Scope, string> = {
  open: 'what every visitor may know',
  self: 'the caller, their household, those they act for',
  audience: 'what was published to where they live',
  case: 'cases they have a part in or look after',
  org: 'what lies under the org of their post',
}

const callersOf = (access: Access): string => {
  if (access === 'anyone') return 'anyone who opens the program'
  if (access === 'person') return 'every resident whose home is verified'
  return access.map((role) => roleLabels[role]).join('、')
}

/** What docs/permissions.md says: who may call what, and how far it reaches, read off the contract. */
export function describePermissions(): string {
  const rows = procedures(contract).map(
    ([path, { title, access, scope, kind }]) =>
      `| \`${path}\` | ${kind} | ${title} | ${callersOf(access)} | ${reaches[scope]} |`,
  )
  return [
    '# Who may call what',
    '',
    'Written by `npm run contract` from the contract itself; a test keeps it so. What is not listed is refused. The third gate, whom a call may be about, is decided by each handler within the scope named here and proved by the tables in `tests/support/tables`: every procedure called by every role.',
    '',
    '| procedure | kind | what it does | who may call it | how far it reaches |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
