import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { contract } from '../../domain/contract'
import { procedures, type Contract, query } from '../../domain/procedure'
import * as z from '../../domain/zod'
import { formalismIn, isMeasure } from './formalism'

const root = join(__dirname, '..', '..')

/** Measures that are none of a person, each with the reason why it may stand. */
const allowed: { readonly [field: string]: string } = {
  'wish.get rating.score': 'how one wish came true, by its wisher, shown on that wish and nowhere added up',
  'wish.rate score': 'what the wisher says of one wish',
}

/** Words in the program that order things, or promise that people are not ordered; each with its reason. */
const allowedWords: { readonly [place: string]: string } = {
  'src/features/identity/text.ts: 排名': 'promises that there is none',
  'src/features/wish/staff-text.ts: 排名': 'says that the order is that of the tree',
  'src/features/wish/logic/actions.ts: rank': 'order of the buttons on a page',
  'src/features/wish/logic/case-table.ts: rank': 'sorts the wishes of a table by one of its columns',
}

interface Schema {
  readonly properties?: { readonly [field: string]: Schema }
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Dotted names of all fields of a schema, lists and alternatives included. */
function fieldsOf(schema: Schema, prefix = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    prefix + name,
    ...fieldsOf(inner, `${prefix}${name}.`),
  ])
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
  return [...new Set([...own, ...inner.flatMap((one) => fieldsOf(one, prefix))])]
}

/** What a contract says that it should not: `<where>: <what>`. */
function faultsOfContract(tree: Contract): string[] {
  return procedures(tree).flatMap(([path, { title, input, output }]) => {
    const fields = [input, output].flatMap((schema) =>
      fieldsOf(z.toJSONSchema(schema, { io: 'input' }) as Schema),
    )
    const named = [path, title, ...fields].flatMap((text) => {
      const fault = formalismIn(text)
      // A title may say that something is never a ranking.
      return fault && !/\bnever\b/.test(text) ? [`${path} ${text}: ${fault}`] : []
    })
    const measured = fields.filter((field) => isMeasure(field) && !allowed[`${path} ${field}`])
    return [...named, ...measured.map((field) => `${path} ${field}: a measure of whom?`)]
  })
}

/** Names, texts and words on the screen of one source file; comments are left out, they say what is not done. */
function faultsOfSource(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
  const faults: string[] = []
  const look = (node: ts.Node): void => {
    const isText = ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isJsxText(node)
    const text = isText || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : ''
    const fault = formalismIn(text)
    if (fault && !allowedWords[`${file}: ${fault}`])
      faults.push(`${file}: ${fault} in “${text.slice(0, 40)}”`)
    ts.forEachChild(node, look)
  }
  look(tree)
  return faults
}

const sources = ['src', 'domain', 'cloudfunctions'].flatMap((tree) =>
  readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(tree, name)),
)

describe('no formalism', () => {
  it('is in the contract', () => {
    expect(faultsOfContract(contract)).toEqual([])
  })

  it('is in the names of files', () => {
    expect(sources.filter((file) => formalismIn(file))).toEqual([])
  })

  it('is in the program', () => {
    expect(sources.length).toBeGreaterThan(50)
    const faults = sources.flatMap((file) =>
      faultsOfSource(relative('.', file), readFileSync(join(root, file), 'utf8')),
    )
    expect(faults).toEqual([])
  })

  it('is allowed only where the contract still has it', () => {
    const known = procedures(contract).flatMap(([path, { input, output }]) =>
      [input, output].flatMap((schema) =>
        fieldsOf(z.toJSONSchema(schema, { io: 'input' }) as Schema).map((field) => `${path} ${field}`),
      ),
    )
    expect(Object.keys(allowed).filter((field) => !known.includes(field))).toEqual([])
  })
})

describe('the check itself', () => {
  const declared = (title: string, output: z.ZodType) => ({
    branch: { list: query({ title, access: 'person', scope: 'org', input: z.strictObject({}), output }) },
  })

  it.each([
    ['a ranking by name', declared('Members', z.object({ memberRanking: z.number() }))],
    ['a ranking in a list', declared('Members', z.array(z.object({ rank: z.number() })))],
    [
      'points of a person',
      declared('Members', z.object({ members: z.array(z.object({ points: z.number() })) })),
    ],
    ['a title that promises one', declared('党员排名', z.object({ names: z.array(z.string()) }))],
  ])('finds %s in a contract', (_, tree) => {
    expect(faultsOfContract(tree)).not.toEqual([])
  })

  it.each([
    'const leaderboard = []',
    'const button = <Button>每日打卡</Button>',
    'const title = `本月${name}排行`',
    "const page = 'pages/daily-check-in/index'",
    'const state = { signInDaily: true }',
    'function topRanked() {}',
  ])('finds it in %s', (source) => {
    expect(faultsOfSource('sample.tsx', source)).not.toEqual([])
  })

  it.each([
    "const label = '登录'",
    'const signIn = () => undefined',
    '// never a ranking, never 打卡\nconst today = 1',
    'const frank = 1; const franklin = 2',
    "const day = 'check inside'",
  ])('leaves alone %s', (source) => {
    expect(faultsOfSource('sample.tsx', source)).toEqual([])
  })
})
