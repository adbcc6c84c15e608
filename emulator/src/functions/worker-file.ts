import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

let compiled: string | undefined

/**
 * What Node is to run as the process of a function: the built worker.cjs beside this bundle, or, where the
 * emulator runs from source (its own tests, tsx), the same code compiled in memory by esbuild.
 */
export function workerEntry(): { readonly args: readonly string[]; readonly file?: string } {
  const file = join(__dirname, 'worker.cjs')
  if (existsSync(file)) return { args: [file], file }
  compiled ??= compile()
  return { args: ['--eval', compiled] }
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
