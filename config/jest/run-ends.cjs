const { rmSync } = require('node:fs')

/** Puts away what run-begins.cjs made. */
module.exports = async () => {
  const { folder, browsers } = globalThis.lingeRun
  await Promise.all(browsers.map((browser) => browser?.close()))
  rmSync(folder, { recursive: true, force: true })
}
