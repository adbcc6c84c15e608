import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { goTo, launch, phone as viewport, visitAs } from '../support/browser'
import { startProduct } from '../support/product'
import { launchPhones } from './runtime/start'
import { openScreen } from './support/figures'
import { screens, type Screen } from '../support/screens'
import { script } from '../support/script'

/**
 * `npm run screenshots:device`: the published program on the device of this repository, and beside it the same screen
 * of the browser program, so that a difference is seen at once.
 */
const folder = join(__dirname, '..', '..', 'docs', 'screenshots', 'weapp')

/** The folder of a page; no two are of the same name. */
const nameOf = ({ path }: Screen): string => path.split('/').at(-2) ?? ''

interface Stage {
  /** For the device, which crosses origins; and one for the browser program. */
  readonly phones: Browser
  readonly browser: Browser
  readonly url: string
}

async function onDevice({ phones: browser, url }: Stage, screen: Screen): Promise<Buffer> {
  const device = await openScreen({ browser, url }, screen)
  const picture = await device.screenshot()
  await device.stop()
  return picture
}

async function inBrowser({ browser, url }: Stage, { person, path, query, content }: Screen): Promise<Buffer> {
  const { page, close } = await visitAs({ browser, url, name: person })
  const words = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  await goTo(page, `/${path}?${words.join('&')}`)
  await page.reload()
  await page.getByText(content).first().waitFor()
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot()
  await close()
  return picture
}

const gap = 24

/** Two phones beside each other, each under its name. */
async function sideBySide(
  browser: Browser,
  pictures: readonly [Buffer, Buffer],
  file: string,
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 2 * viewport.width + 3 * gap, height: viewport.height + 2 * gap + 24 },
  })
  const [weapp, h5] = pictures.map((picture) => `data:image/png;base64,${picture.toString('base64')}`)
  const figure = (name: string, source = ''): string =>
    `<figure><figcaption>${name}</figcaption><img src="${source}"></figure>`
  await page.setContent(`<style>
    body { margin: ${gap}px; display: flex; gap: ${gap}px; background: #ddd9d2; font: 14px/24px sans-serif; }
    figure { margin: 0; }
    img { display: block; width: ${viewport.width}px; height: ${viewport.height}px; }
  </style>${figure('weapp', weapp)}${figure('h5', h5)}`)
  await page.screenshot({ path: join(folder, file) })
  await page.close()
}

/** A page that shows every screen: its name, whose phone it is, and the picture. */
const overview = (): string =>
  [
    '# Every screen, compiled for WeChat and in a browser',
    'Written by `npm run screenshots:device`. At the left of each picture the published mini-program on the device of' +
      ' this repository (tests/device/runtime), at the right the same screen of the browser program. The device draws' +
      ' no map, and its clock and town are those of the moment the pictures were taken.',
    ...screens.map(
      (screen) =>
        `## ${screen.title}\n\n\`${screen.path}\`, as ${screen.person} sees it\n\n` +
        `![${screen.title}: weapp at the left, h5 at the right](${nameOf(screen)}.png)`,
    ),
  ].join('\n\n')

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [phones, browser] = await Promise.all([launchPhones(), launch()])
  const product = await startProduct()
  const stage = { phones, browser, url: product.url }
  try {
    for (const screen of screens) {
      const pictures = [await onDevice(stage, screen), await inBrowser(stage, screen)] as const
      await sideBySide(browser, pictures, `${nameOf(screen)}.png`)
    }
    writeFileSync(join(folder, 'README.md'), `${overview()}\n`)
    console.log(`${screens.length} pictures are in docs/screenshots/weapp`)
  } finally {
    await Promise.all([phones.close(), browser.close()])
    await product.stop()
  }
}

script(main)
