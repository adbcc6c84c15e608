import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'linge-weapp-'))

/** What a gate of config/ says about a built weapp: what it prints when content, its complaint when not. */
function gate(name: 'check-output' | 'check-sizes'): { readonly isContent: boolean; readonly said: string } {
  const command = [join(root, `config/${name}.mjs`), folder]
  try {
    return {
      isContent: true,
      said: execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' }),
    }
  } catch (error) {
    return { isContent: false, said: (error as { stderr: string }).stderr }
  }
}

beforeEach(() => cpSync(join(root, 'dist/weapp'), folder, { recursive: true }))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Each at a place of its own, so that none hides another. */
interface Fault {
  readonly name: string
  readonly make: () => void
  readonly complaint: RegExp
}

const write = (file: string, text: string) => () => writeFileSync(join(folder, file), text)
const append = (text: string) => () => appendFileSync(join(folder, 'app.js'), text)

/** Addresses of the emulator, by what gives each of them away. */
const addresses = {
  '127.0.0.1:5180': '127.0.0.1',
  localhost: 'localhost',
  '/_/reset': '"/_/',
  '/functions/api': '/functions/',
  '/client/subscriptions': '/client/subscriptions',
}

const faults: readonly Fault[] = [
  {
    name: 'a template whose tags are not closed',
    make: write('tabs/me/index.wxml', '<view><text></view>'),
    complaint: /tabs\/me\/index\.wxml:1:14: expect end-tag/,
  },
  {
    name: 'a style sheet whose rule is not closed',
    make: write('tabs/home/index.wxss', '.a { color: red'),
    complaint: /^tabs\/home\/index\.wxss: wcsc cannot compile it$/m,
  },
  ...['mine/index.js', 'desk/index.json', 'cases/index.wxml', 'claims/index.wxss'].map((file) => ({
    name: `a page without ${file}`,
    make: () => unlinkSync(join(folder, 'features/wish/pages', file)),
    complaint: new RegExp(`^features/wish/pages/${file}: named by app\\.json, not built$`, 'm'),
  })),
  {
    name: 'a source map beside the program',
    make: write('app.js.map', '{"version":3}'),
    complaint: /app\.js\.map: source map/,
  },
  {
    name: 'a source map inside the program',
    make: append('\n//# sourceMappingURL=data:application/json;base64,e30='),
    complaint: /app\.js: source map/,
  },
  {
    name: 'the demo sign-in',
    make: append('\nvar people = "/demo/people";'),
    complaint: /app\.js: demo code/,
  },
  ...Object.entries(addresses).map(([address, mark]) => ({
    name: `the emulator's ${address}`,
    make: append(`\nvar address = "${address}";`),
    complaint: new RegExp(`app\\.js: address of the emulator \\(${mark}\\)`),
  })),
]

describe("WeChat's compilers and the rules for what reaches people", () => {
  it('refuse every fault, however many there are', () => {
    for (const { make } of faults) make()
    const { isContent, said } = gate('check-output')
    expect(faults.filter(({ complaint }) => !complaint.test(said))).toEqual([])
    expect(isContent).toBe(false)
  })

  it.each([
    ['main', 'more.js'],
    ['features/wish', 'features/wish/more.js'],
  ])('refuse a package %s of more than 2 MB', (part, file) => {
    write(file, ' '.repeat(2 * 1024 * 1024 + 1))()
    const { isContent, said } = gate('check-sizes')
    expect(said).toContain(`weapp ${part}`)
    expect(isContent).toBe(false)
  })

  it('accept the program as it is built', () => {
    expect(gate('check-output')).toMatchObject({ isContent: true })
    expect(gate('check-sizes')).toMatchObject({ isContent: true })
  })
})
