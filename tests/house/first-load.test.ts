import { build } from 'esbuild'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

/** What the screens of a package bring along, whether they need it at once or not. */
async function broughtBy(entryPoints: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    packages: 'external',
    jsx: 'automatic',
    loader: { '.scss': 'empty' },
  })
  return Object.keys(metafile.inputs)
}

const screensIn = (folder: string): string[] =>
  readdirSync(join(root, folder)).map((screen) => `${folder}/${screen}/index.tsx`)

const packages = {
  main: ['src/app.tsx', ...screensIn('src/tabs')],
  grid: screensIn('src/features/grid/pages'),
  identity: screensIn('src/features/identity/pages'),
}

test.each(Object.entries(packages))(
  'a phone builds no schema for the %s package: it knows the contract in brief',
  async (_name, screens) => {
    const brought = await broughtBy(screens)
    expect(brought).toContain('domain/brief.ts')
    expect(brought).not.toContain('domain/zod.ts')
  },
)
