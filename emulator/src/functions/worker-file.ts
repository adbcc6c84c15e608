import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

let compiled: string | undefined

/**
 * The code of a function worker: the built worker.cjs beside this bundle, or, where the emulator runs from
 * source (its own tests, tsx), the same file compiled in memory by esbuild.
 */
export function workerCode(): { readonly code: string; readonly eval: boolean } {
  const built = join(__dirname, 'worker.cjs')
  if (existsSync(built)) return { code: built, eval: false }
  compiled ??= compile()
  return { code: compiled, eval: true }
}

function compile(): string {
  // esbuild is a tool of development: the built emulator never reaches this line and must not carry it.
  const { buildSync } = createRequire(__filename)('esbuild') as typeof import('esbuild')
  const result = buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  })
  return result.outputFiles[0]?.text ?? ''
}
