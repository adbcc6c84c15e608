import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

/** The same names stand in every tree, so that whoever knows one tree finds the way in the others. */
const features = [
  'identity',
  'grid',
  'wish',
  'activity',
  'timebank',
  'group',
  'notice',
  'report',
  'deliberation',
  'cobuild',
  'service',
  'place',
  'index',
  'dashboard',
]

function foldersOf(tree: string): string[] {
  const folder = join(root, tree)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

/** Every text file that is, or is about to be, in the repository. */
function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  return list
    .toString('utf8')
    .split('\0')
    .filter((file) => file !== '' && !/\.(png|jpg|ico|woff2?)$/.test(file))
    .filter((file) => existsSync(join(root, file)))
}

function filesMatching(pattern: RegExp): string[] {
  return repositoryFiles().filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')))
}

describe('the tree of the house', () => {
  it.each(['src/features', 'domain', 'cloudfunctions/features', 'tests/api'])(
    '%s holds known features only',
    (tree) => {
      expect(foldersOf(tree).filter((name) => !features.includes(name))).toEqual([])
    },
  )

  it('gives every feature of the functions a contract in domain', () => {
    const without = foldersOf('cloudfunctions/features').filter(
      (name) => !existsSync(join(root, 'domain', name, 'contract.ts')),
    )
    expect(without).toEqual([])
  })

  it('gives every feature of the screens a folder in domain', () => {
    const known = foldersOf('domain')
    expect(foldersOf('src/features').filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('what leaves the machine', () => {
  it('is a lockfile without download addresses', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    expect(lock.match(/"resolved": *"https?:[^"]*"/)).toBeNull()
  })

  it('is a lockfile that npm ci accepts on every platform', () => {
    const check = () =>
      execFileSync(process.execPath, ['config/complete-lockfile.mjs', '--check'], { cwd: root })
    expect(check).not.toThrow()
  })

  it('speaks of no folder of the machine it was written on', () => {
    const folders = ['work', 'farm', 'tmp', 'root'].join('|')
    expect(filesMatching(new RegExp(`(^|[^A-Za-z0-9_.])/(${folders})/`, 'm'))).toEqual([])
  })
})
