// Runs before anything is installed: Node's own modules only.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './lib/chromium.cjs'
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

/** The browser tests use the system's Chromium; on Debian as root (a container, CI) it can be installed here. */
async function installBrowser() {
  if (findChromium()) return
  if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} cannot be run`)
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(
      'The browser tests need Chromium or Chrome: install it, or set CHROMIUM_PATH to its program.',
    )
  }
  console.log('installing Chromium and a Chinese font (apt-get)…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
    env,
  })
  if (!findChromium()) throw new Error('apt-get installed chromium, but no program of that name is found')
}

await script(async () => {
  const [major] = process.versions.node.split('.')
  if (Number(major) < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`)
  }
  await installPackages()
  if (process.argv.includes('--browser')) await installBrowser()
})
