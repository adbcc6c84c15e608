#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const built = join(__dirname, '..', 'dist', 'cli.cjs')
if (existsSync(built)) {
  void require(built).main(process.argv.slice(2))
} else {
  console.error('cloudbase-emulator is not built yet: run "node build.mjs" in its folder once')
  process.exitCode = 1
}
