import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { startProduct } from '../support/product'
import type { PageMeter } from './runtime/device'
import { launchPhones, startDevice, type RunningDevice } from './runtime/start'
import { figures, meterOf, openScreen } from './support/figures'
import { screens } from '../support/screens'
import { inColumns, inMarkdown, type Table } from './support/table'
import { script } from '../support/script'

/**
 * `npm run bench:device [-- --rounds 5]`: what each screen of the published program costs on the device of this
 * repository, and what its packages weigh. Times are ratios: a bare Taro page is opened in the same rounds, so that
 * whatever else the machine does falls on all alike.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)

const root = join(__dirname, '..', '..')
const bareTaro = join(root, 'node_modules', '.cache', 'linge', 'bare-taro')

/** Something that is opened in every round. */
interface Subject {
  readonly name: string
  open(): Promise<RunningDevice>
}

/** What was measured of a subject over all rounds. */
interface Measured {
  readonly name: string
  /** Ms to the first content, one a round. */
  readonly times: number[]
  meter: PageMeter | null
}

async function openBare(browser: Browser): Promise<RunningDevice> {
  const device = await startDevice({ dist: bareTaro }, browser)
  await device.page.getByText('bare', { exact: true }).waitFor()
  return device
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? NaN

/** Opens everything once a round; the first round warms the caches and is not counted. */
async function measure(subjects: readonly Subject[]): Promise<Measured[]> {
  const all = subjects.map(({ name }): Measured => ({ name, times: [], meter: null }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, subject] of subjects.entries()) {
      const device = await subject.open()
      const meter = await meterOf(device)
      await device.stop()
      const measured = all[at]
      if (measured) measured.meter = meter
      if (round > 0) measured?.times.push(meter.firstContent ?? NaN)
    }
  }
  return all
}

const grouped = (value: number): string => value.toLocaleString('en-US')

/** The last of all is the bare Taro page, which the others' times are divided by. */
function screenTable(all: readonly Measured[]): Table {
  const base = median(all.at(-1)?.times ?? [])
  const head = ['screen', 'first content', 'setData calls', 'largest, B', 'total, B', 'nodes', 'depth']
  const rows = all.map(({ name, times, meter }) => [
    name,
    (median(times) / base).toFixed(2),
    ...figures.map((figure) => grouped(meter?.[figure] ?? NaN)),
  ])
  return [head, ...rows]
}

interface Size {
  readonly part: string
  readonly kb: number
}

function sizesOf(folder: string): Size[] {
  const command = [join(root, 'config', 'check-sizes.mjs'), folder, '--json']
  const sizes = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Size[]
  return sizes.filter(({ part }) => part.startsWith('weapp '))
}

/** WeChat's limit on every package (指南/分包加载/使用分包). */
const packageLimitKb = 2048

function sizeTable(): Table {
  const bare = new Map(sizesOf(bareTaro).map(({ part, kb }) => [part, kb]))
  const rows = sizesOf(join(root, 'dist', 'weapp')).map(({ part, kb }) => {
    const own = bare.get(part)
    const share = part === 'weapp total' ? '' : `${((100 * kb) / packageLimitKb).toFixed(0)} %`
    return [
      part.replace('weapp ', ''),
      grouped(kb),
      share,
      own ? `${grouped(own)} (× ${(kb / own).toFixed(1)})` : '',
    ]
  })
  return [['part', 'KB', 'of 2 MB', 'bare Taro page'], ...rows]
}

const report = (rest: { readonly browser: string; readonly screens: Table; readonly sizes: Table }): string =>
  `# What the compiled mini-program costs

Written by \`npm run bench:device\`: the output of the WeChat build on the device of this repository (${rest.browser}, Node ${process.versions.node.split('.')[0]}), each screen opened as the program's first, by somebody of the demo town who has something to see there. It is not a phone: see [the decision](decisions/0009-the-compiled-program-on-our-own-device.md).

First content is the time from the route call to the first text, divided by that of a bare Taro page; medians of ${rounds} rounds in which everything is opened in turn. The other figures do not depend on the machine; \`config/device-budgets.json\` limits them, and a test keeps them.

${inMarkdown(rest.screens)}

A bare Taro page is one \`<View>\` with one \`<Text>\` by the same Taro. First-load JS is what WeChat reads before the first page stands: the scripts of the main package without those of its other pages.

${inMarkdown(rest.sizes)}
`

async function main(): Promise<void> {
  const browser = await launchPhones()
  const product = await startProduct()
  try {
    const site = { browser, url: product.url }
    const subjects: Subject[] = [
      ...screens.map((screen) => ({ name: screen.path, open: () => openScreen(site, screen) })),
      { name: 'a bare Taro page', open: () => openBare(browser) },
    ]
    const tables = { screens: screenTable(await measure(subjects)), sizes: sizeTable() }
    console.log(`${inColumns(tables.screens)}\n\n${inColumns(tables.sizes)}`)
    const version = `Chromium ${browser.version().split('.')[0] ?? ''}`
    writeFileSync(join(root, 'docs', 'bench-device.md'), report({ browser: version, ...tables }))
  } finally {
    await browser.close()
    await product.stop()
  }
}

script(main)
