import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { arriveAsNewcomer, desk, goTo, launch, phone, visitAs } from '../support/browser'
import { startProduct } from '../support/product'
import { script } from '../support/script'

const folder = join(__dirname, '..', '..', 'docs', 'screenshots')
const wish = '/features/wish/pages'
const grid = '/features/grid/pages'
const identity = '/features/identity/pages'

interface Shot {
  readonly file: string
  readonly name: string
  readonly path: string
  readonly size?: typeof phone
  readonly isLarge?: boolean
}

/** Every screen, by somebody for whom it has something to show. */
const shots: readonly Shot[] = [
  { file: 'home', name: '周桂兰', path: '/tabs/home/index' },
  { file: 'home-large', name: '周桂兰', path: '/tabs/home/index', isLarge: true },
  { file: 'home-desk', name: '李明', path: '/tabs/home/index', size: desk },
  { file: 'pool', name: '李明', path: '/tabs/wishes/index' },
  { file: 'me', name: '陈静', path: '/tabs/me/index' },
  { file: 'wish', name: '周桂兰', path: `${wish}/detail/index?id=w2` },
  { file: 'wish-large', name: '周桂兰', path: `${wish}/detail/index?id=w2`, isLarge: true },
  { file: 'submit', name: '周桂兰', path: `${wish}/submit/index` },
  { file: 'mine', name: '周桂兰', path: `${wish}/mine/index` },
  { file: 'claims', name: '李明', path: `${wish}/claims/index` },
  { file: 'branch-desk', name: '赵国强', path: `${wish}/desk/index` },
  { file: 'review-desk', name: '陈静', path: `${wish}/desk/index` },
  { file: 'review-desk-wide', name: '陈静', path: `${wish}/desk/index`, size: desk },
  { file: 'fulfil', name: '李明', path: `${wish}/fulfil/index?id=w10` },
  { file: 'statistics', name: '陈静', path: `${wish}/statistics/index` },
  { file: 'cases-wide', name: '陈静', path: `${wish}/cases/index`, size: desk },
  { file: 'settings', name: '周桂兰', path: `${identity}/settings/index` },
  { file: 'privacy', name: '周桂兰', path: `${identity}/privacy/index` },
  { file: 'household', name: '周桂兰', path: `${identity}/household/index` },
  { file: 'mandates', name: '周桂兰', path: `${identity}/mandates/index` },
  { file: 'my-data', name: '周桂兰', path: `${identity}/my-data/index` },
  { file: 'looks', name: '周桂兰', path: `${identity}/looks/index` },
  { file: 'face', name: '周桂兰', path: `${identity}/face/index` },
  { file: 'watchers', name: '周桂兰', path: `${grid}/watchers/index` },
  { file: 'volunteer', name: '刘洋', path: `${identity}/volunteer/index` },
  { file: 'queue', name: '孙磊', path: `${grid}/queue/index` },
  { file: 'person', name: '陈静', path: `${grid}/person/index?id=p1` },
  { file: 'tree-wide', name: '陈静', path: `${grid}/tree/index`, size: desk },
  { file: 'codes', name: '陈静', path: `${grid}/codes/index?id=g3` },
  { file: 'split', name: '陈静', path: `${grid}/split/index?id=g3` },
  { file: 'outline-wide', name: '陈静', path: `${grid}/outline/index?id=g2`, size: desk },
  { file: 'roster', name: '陈静', path: `${grid}/roster/index` },
]

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const { page, close } = await visitAs({ browser, url, name: shot.name, size: shot.size ?? phone })
  if (shot.isLarge) {
    await page.evaluate(() => localStorage.setItem('linge:large', JSON.stringify({ data: 'true' })))
  }
  await goTo(page, shot.path)
  await page.reload()
  await settle(page)
  await page.screenshot({ path: join(folder, `${shot.file}.png`) })
  await close()
}

/** The sign-in screen, before anybody is chosen. */
async function takeSignIn(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: phone })
  await page.goto(url)
  await page.getByRole('button', { name: /^周桂兰/ }).waitFor()
  await page.screenshot({ path: join(folder, 'sign-in.png') })
  await page.close()
}

/** What somebody sees whom nobody knows yet. */
async function takeJoin(browser: Browser, url: string): Promise<void> {
  const { page, close } = await arriveAsNewcomer(browser, url)
  await goTo(page, `${identity}/join/index`)
  await settle(page)
  await page.screenshot({ path: join(folder, 'join.png') })
  await page.getByRole('button', { name: '在地图上选' }).click()
  await page.getByRole('application').getByText('三网格').first().waitFor()
  await page.getByRole('application').scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(folder, 'join-map.png') })
  await close()
}

/** Three phones side by side, for the README. */
async function takeOverview(browser: Browser): Promise<void> {
  const pictures = ['home', 'pool', 'wish'].map((file) =>
    readFileSync(join(folder, `${file}.png`)).toString('base64'),
  )
  const page = await browser.newPage({ viewport: { width: 1245, height: 872 } })
  const phones = pictures.map((data) => `<img src="data:image/png;base64,${data}">`).join('')
  await page.setContent(
    `<style>body{margin:0;padding:30px;display:flex;gap:30px;background:#ddd9d2}img{border-radius:24px}</style>${phones}`,
  )
  writeFileSync(join(folder, 'overview.png'), await page.screenshot())
  await page.close()
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await launch()
  const product = await startProduct()
  try {
    await takeSignIn(browser, product.url)
    for (const shot of shots) await take(browser, product.url, shot)
    await takeJoin(browser, product.url)
    await takeOverview(browser)
    console.log(`${shots.length + 4} pictures are in docs/screenshots`)
  } finally {
    await browser.close()
    await product.stop()
  }
}

script(main)
