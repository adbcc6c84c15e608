import { join } from 'node:path'
import { contract } from '../domain/contract'
import { isProcedure, type Brief, type Named } from '../domain/procedure'

export const briefFile = join(__dirname, '..', 'domain', 'brief.ts')

/** Characters of a line, as .prettierrc has it. */
const WIDTH = 110

const quoted = (word: string): string => `'${word}'`

/** Lines as prettier breaks them: on one where that fits, else one for each part. */
const broken = (open: string, parts: readonly string[], close: string, indent: string): string[] => {
  const line = `${indent}${open}${parts.join(', ')}${close}`
  if (line.length <= WIDTH) return [line]
  return [`${indent}${open}`, ...parts.map((part) => `${indent}  ${part},`), `${indent}${close}`]
}

function procedureLines(name: string, { kind, access }: Brief, indent: string): string[] {
  const callers = typeof access === 'string' ? quoted(access) : `[${access.map(quoted).join(', ')}]`
  const line = `${indent}${name}: { kind: ${quoted(kind)}, access: ${callers} },`
  if (typeof access === 'string' || line.length <= WIDTH) return [line]
  return [
    `${indent}${name}: {`,
    `${indent}  kind: ${quoted(kind)},`,
    ...broken('access: [', access.map(quoted), '],', `${indent}  `),
    `${indent}},`,
  ]
}

const linesOf = (group: Named<Brief>, indent: string): string[] =>
  Object.entries(group).flatMap(([name, node]) =>
    isProcedure(node)
      ? procedureLines(name, node, indent)
      : [`${indent}${name}: {`, ...linesOf(node, `${indent}  `), `${indent}},`],
  )

/** What domain/brief.ts says: every procedure without its schemas, so that a client builds none as it starts. */
export const describeBrief = (): string =>
  [
    "import type { AppContract } from './contract'",
    "import type { BriefOf } from './procedure'",
    '',
    '/** The contract in brief, written by `npm run contract`. */',
    'export const brief: BriefOf<AppContract> = {',
    ...linesOf(contract, '  '),
    '}',
    '',
  ].join('\n')
