const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { chromium } = require('playwright-core')
const { openProductDesk } = require('../../tests/support/product-desk')
const { pageFlags, phoneFlags } = require('../lib/chromium.cjs')

/** Without a browser on the machine, those tests alone fail that open one. */
const serve = (executablePath, args) => executablePath && chromium.launchServer({ executablePath, args })

/**
 * Before the first file of a project that needs a browser: starts one for pages and one for phones, to which every
 * file connects and which keep the windows of each apart, makes a folder for what is made once
 * (tests/support/made-once.ts), opens the desk where files get the running program (tests/support/product-desk.ts), and
 * sees that the built emulator is that of the sources. The programs for people are built when somebody asks the desk,
 * in the whole run at once, beside the files that do without them. The workers find all this by their environment;
 * run-ends.cjs puts it away.
 */
module.exports = async () => {
  const { buildEmulator } = await import('../lib/emulator.mjs')
  await buildEmulator()
  const path = process.env.CHROMIUM_PATH
  const [pages, phones] = await Promise.all([serve(path, pageFlags), serve(path, phoneFlags)])
  if (pages) process.env.CHROMIUM_FOR_PAGES = pages.wsEndpoint()
  if (phones) process.env.CHROMIUM_FOR_PHONES = phones.wsEndpoint()
  const folder = mkdtempSync(join(tmpdir(), 'linge-run-'))
  process.env.LINGE_RUN = folder
  const { buildClients } = await import('../lib/clients.mjs')
  const desk = await openProductDesk(() => buildClients({ h5: true, weapp: true }))
  // The whole run asks for them when its first files are through; any other run may not ask at all.
  if (process.env.npm_lifecycle_event === 'test') desk.begin()
  process.env.LINGE_PRODUCTS = desk.url
  globalThis.lingeRun = { folder, desk, browsers: [pages, phones] }
}
