const { rmSync } = require('node:fs')

/** Puts away what run-begins.cjs made. */
module.exports = async () => {
  const { folder, desk, browsers } = globalThis.lingeRun
  await Promise.all([desk.close(), ...browsers.map((browser) => browser?.close())])
  rmSync(folder, { recursive: true, force: true })
}
