import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { iconPaths } from '../src/ui/icon/paths.ts'
import { findChromium } from './lib/chromium.cjs'

// WeChat's tab bar takes PNG files only (81 × 81, at most 40 KB), so the outlines of src/ui/icon/paths.ts are drawn
// once with the system's Chromium, and with them the points of maps and the picture of share cards: npx tsx config/icons.mjs
const side = 81
const colours = { '': '#5C6470', '-on': '#C8161D' }
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'assets', 'tabs')

const drawing = (path, colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-2 -2 28 28" fill="none"
    stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`

const share = join(folder, '..', 'share.png')
// WeChat shows the picture of a share card 5 : 4.
const card = `<style>
    body { margin: 0; width: 500px; height: 400px; background: #fbedec; display: flex; flex-direction: column;
      align-items: center; justify-content: center; gap: 18px; font-family: 'Noto Sans CJK SC', sans-serif; color: #a50f16 }
    svg { width: 150px; height: 150px } h1 { margin: 0; font-size: 60px } p { margin: 0; font-size: 30px }
  </style>${drawing(iconPaths.home, colours['-on'])}<h1>邻格</h1><p>邻里有事，一起来办</p>`

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const page = await browser.newPage({ viewport: { width: side, height: side } })
await mkdir(folder, { recursive: true })
for (const name of ['home', 'heart', 'me']) {
  for (const [suffix, colour] of Object.entries(colours)) {
    await page.setContent(
      `<style>body{margin:0}svg{display:block}</style>${drawing(iconPaths[name], colour)}`,
    )
    await writeFile(join(folder, `${name}${suffix}.png`), await page.screenshot({ omitBackground: true }))
  }
}
// Points on WeChat's map: a pin for a corner, and a dot under the name of an area.
const points = {
  pin: `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 24 24" stroke="#fff"
    stroke-width="1.5" fill="${colours['-on']}"><path d="${iconPaths.pin}"/></svg>`,
  dot: `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 24 24">
    <circle cx="12" cy="12" r="9" fill="#1f5faf" stroke="#fff" stroke-width="3"/></svg>`,
}
await mkdir(join(folder, '..', 'map'), { recursive: true })
for (const [name, svg] of Object.entries(points)) {
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  await writeFile(join(folder, '..', 'map', `${name}.png`), await page.screenshot({ omitBackground: true }))
}
await page.setViewportSize({ width: 500, height: 400 })
await page.setContent(card)
await writeFile(share, await page.screenshot())
await browser.close()
