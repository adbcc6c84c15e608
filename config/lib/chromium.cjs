const { accessSync, constants } = require('node:fs')

/** Chromium without windows opens a page in a third of the processor time of a whole browser: the tests prefer it. */
const shells = ['/usr/bin/chromium-headless-shell', '/usr/bin/chrome-headless-shell']
const candidates = [
  ...shells,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser that the tests drive: CHROMIUM_PATH when set, else the system's Chromium or Chrome, else undefined. */
function findChromium() {
  const chosen = process.env.CHROMIUM_PATH
  return (chosen ? [chosen] : candidates).find(isExecutable)
}

/** Whether a program that findChromium answered opens no windows. */
const isShell = (file) => shells.includes(file)

/**
 * A page of a test is opened once: compiling its scripts beside their download takes a sixth more of the processor
 * than it saves in time. Chromium heeds the last list only, so what Playwright switches off for its own sake is here
 * again: a first picture that is held back, addresses that become https, storage that is kept apart by site, redirects
 * that end when they are listened to.
 */
const unwanted = [
  'ScriptStreaming',
  'PaintHolding',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'MediaRouter',
  'Translate',
]
/** A container is a sandbox itself, and has no graphics; Playwright adds what keeps a browser quiet. */
const pageFlags = ['--no-sandbox', '--disable-gpu', `--disable-features=${unwanted.join(',')}`]
/** WeChat's network knows no origins, and the emulator is another one than the page of a phone. */
const phoneFlags = [...pageFlags, '--disable-web-security']

module.exports = { findChromium, isShell, pageFlags, phoneFlags }
