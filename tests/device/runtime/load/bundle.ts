import { build } from 'esbuild'
import { join } from 'node:path'
import { madeOnce } from '../../../support/made-once'
import { databaseClientScript } from './database-client'

async function bundle(): Promise<string> {
  const client = databaseClientScript()
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '..', 'browser.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'silent',
  })
  return `${await client}\n${outputFiles[0]?.text ?? ''}`
}

/** The device itself as one script for the browser. */
export const deviceScript = (): Promise<string> => madeOnce('device.js', bundle)
