import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '..', '..')

/** Collections that only grow, the variable that stands for each, and the one file that opens it and adds to it. */
const logs = [
  { collection: 'audit', variable: 'auditLog', home: 'cloudfunctions/kernel/audit.ts' },
  { collection: 'auditHeads', variable: 'auditHeads', home: 'cloudfunctions/kernel/audit-heads.ts' },
] as const
const reading = ['find', 'findById', 'aggregate']

/** What a source file does to a log that it may not: open it elsewhere, change it, remove from it, hand it on. */
function faultsOf(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const faults: string[] = []
  const look = (node: ts.Node): void => {
    for (const log of logs) faults.push(...opened(node, file, log), ...used(node, file, log))
    ts.forEachChild(node, look)
  }
  look(tree)
  return faults
}

type Log = (typeof logs)[number]

/** `collection('audit')` anywhere but at home. */
function opened(node: ts.Node, file: string, { collection, home }: Log): string[] {
  if (!ts.isCallExpression(node) || !/(^|\.)collection$/.test(node.expression.getText())) return []
  const [name] = node.arguments
  const isLog = name && ts.isStringLiteralLike(name) && name.text === collection
  return isLog && file !== home ? [`${file} opens ${collection}`] : []
}

/** The variable in any other place than its declaration, an import, or before the dot of what only reads. */
function used(node: ts.Node, file: string, { variable, home }: Log): string[] {
  if (!ts.isIdentifier(node) || node.text !== variable) return []
  const { parent } = node
  if (isNameOnly(node, parent)) return []
  const allowed = file === home ? [...reading, 'insert', 'insertAll'] : reading
  const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === node
  return isMember && allowed.includes(parent.name.text) ? [] : [`${file}: ${parent.getText().slice(0, 40)}`]
}

/** Where it is declared, imported, or but the name of a field. */
const isNameOnly = (node: ts.Identifier, parent: ts.Node): boolean =>
  ts.isImportSpecifier(parent) ||
  ts.isVariableDeclaration(parent) ||
  (ts.isPropertyAssignment(parent) && parent.name === node)

const sources = ['cloudfunctions', 'domain', 'config'].flatMap((tree) =>
  readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(tree, name)),
)

test('nothing in the program changes the audit log or removes from it', () => {
  expect(sources).toEqual(expect.arrayContaining(logs.map(({ home }) => home)))
  expect(sources.flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test.each([
  ["const rows = collection<AuditEntry>('audit')", 'opens audit'],
  ["database().collection('auditHeads')", 'opens auditHeads'],
  ['await auditLog.update({}, {})', 'auditLog.update'],
  ['await auditLog.removeAll({})', 'auditLog.removeAll'],
  ['await auditLog.insert(entry)', 'auditLog.insert'],
  ['const other = { rows: auditLog }', 'rows: auditLog'],
  ['erase(auditLog)', 'erase(auditLog)'],
  ["auditLog['update']({}, {})", "auditLog['update']"],
])('the check finds it in %s', (source, fault) => {
  expect(faultsOf('cloudfunctions/sample.ts', source)).toEqual([expect.stringContaining(fault) as unknown])
})

test('the check leaves alone what only reads', () => {
  const source = "import { auditLog } from './audit'\nawait auditLog.find({ subject }, { limit: 1 })"
  expect(faultsOf('cloudfunctions/sample.ts', source)).toEqual([])
})
