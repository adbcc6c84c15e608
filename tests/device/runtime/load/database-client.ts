import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/** The ES modules of the package: its CommonJS build of 1.4.3 cannot apply the updates of a watch. */
function modulesFolder(): string {
  const sdk = createRequire(require.resolve('wx-server-sdk'))
  const main = createRequire(sdk.resolve('@cloudbase/node-sdk')).resolve('@cloudbase/database')
  return join(dirname(main), '..', 'esm')
}

/**
 * CloudBase's own database client, @cloudbase/database of wx-server-sdk, unchanged, as a script that defines
 * `window.makeDatabaseClient(console)`; each call makes a copy, which logs to that console.
 */
export async function databaseClientScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { Db } from './index'; export * from './realtime/websocket-client'",
      resolveDir: modulesFolder(),
    },
    bundle: true,
    format: 'iife',
    globalName: 'client',
    platform: 'browser',
    target: 'es2022',
    define: { global: 'globalThis' },
    banner: { js: 'window.makeDatabaseClient = (console) => {' },
    footer: { js: 'return client }' },
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
