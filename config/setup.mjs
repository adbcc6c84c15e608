// Runs before anything is installed: Node's own modules only.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, isShell } from './lib/chromium.cjs'
import { root } from './lib/files.mjs'
import { run, script } from './lib/process.mjs'

const oldestNode = 20

function packagesIn(lockfile) {
  const file = join(root, lockfile)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** npm writes down what it has installed when it has finished; packages for other platforms are not among it. */
function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json'))
    .filter(([place, { optional, version }]) => place.includes('node_modules/') && !optional && version)
    .every(([place, { version }]) => installed[place]?.version === version)
}

/** Installs exactly the lockfile, unless that is what node_modules already holds. */
async function installPackages() {
  if (isInstalled()) return
  console.log('installing packages (npm ci), a minute or two the first time…')
  // No dependency needs its install script, and some would try to download things.
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    shell: process.platform === 'win32',
  })
}

const isDebianAsRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Chromium without windows where Debian has it, else all of Chromium; and a font for the Chinese texts. */
async function installChromium() {
  console.log('installing Chromium and a Chinese font (apt-get)…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words) => run('apt-get', ['-q', '-o', 'Acquire::http::Timeout=20', ...words], { env })
  const install = (browser) => apt('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk')
  await apt('update')
  await install('chromium-headless-shell').catch(() => install('chromium'))
}

/** Where time counts (CI=true), a browser with windows gives way to the quicker one without. */
const isGoodEnough = (browser) => isShell(browser) || !process.env.CI || !isDebianAsRoot()

/** The browser tests use the system's Chromium; on Debian as root (a container, CI) it can be installed here. */
async function prepareBrowser() {
  const found = findChromium()
  if (process.env.CHROMIUM_PATH) {
    if (found) return
    throw new Error(`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} cannot be run`)
  }
  if (found && isGoodEnough(found)) return
  if (!found && !isDebianAsRoot()) {
    throw new Error(
      'The browser tests need Chromium or Chrome: install it, or set CHROMIUM_PATH to its program.',
    )
  }
  await installChromium().catch((error) => {
    if (!found) throw error
    console.log(`the tests use ${found}: ${error.message}`)
  })
  if (!findChromium()) throw new Error('apt-get installed chromium, but no program of that name is found')
}

await script(async () => {
  const [major] = process.versions.node.split('.')
  if (Number(major) < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`)
  }
  await Promise.all([installPackages(), process.argv.includes('--browser') && prepareBrowser()])
})
