import type { Locator, Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { button, dialogButton, says, useVisits } from '../support/visits'

const { visit, arrive } = useVisits()

const map = (page: Page): Locator => page.getByRole('application').filter({ visible: true })

/** Presses the map so many pixels right of its middle and below it. */
async function press(page: Page, x: number, y: number): Promise<void> {
  const box = await map(page).boundingBox()
  if (!box) throw new Error('there is no map on the screen')
  await map(page).click({ position: { x: box.width / 2 + x, y: box.height / 2 + y } })
}

/** Pixels from the middle of the demo town's map into its grids: 四网格 lies north-east, and nobody has drawn it. */
const [third, fourth] = [
  [-80, -75],
  [80, -75],
] as const

async function openMap(newcomer: Page): Promise<void> {
  await button(newcomer, '登记住址').click()
  await button(newcomer, '在地图上选').click()
  await map(newcomer).getByText('三网格').first().waitFor()
}

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click()
const write = (page: Page, name: string, text: string) =>
  page.getByRole('textbox', { name, exact: true }).fill(text)

test('a newcomer presses where they live, chooses the building there and joins', async () => {
  const newcomer = await arrive()
  await openMap(newcomer)
  await press(newcomer, ...third)
  await says(newcomer, '您在三网格')
  await newcomer.getByRole('link', { name: '锦绣新村3号楼' }).click()
  await newcomer.getByRole('link', { name: /锦绣社区 · 三网格/ }).waitFor()
  await write(newcomer, '门牌号', '1911')
  await write(newcomer, '您的姓名', '路小满')
  await choose(newcomer, '租客')
  await choose(newcomer, '满了')
  await choose(newcomer, '先不留')
  await newcomer.getByRole('checkbox').click()
  await button(newcomer, '提交').click()
  await says(newcomer, '已经交给网格员')
})

test('the list beside the map leads to the same building, and the keyboard moves the map', async () => {
  const newcomer = await arrive()
  await openMap(newcomer)
  await map(newcomer).focus()
  for (const key of ['ArrowLeft', 'ArrowUp', '+', 'Enter']) await newcomer.keyboard.press(key)
  await says(newcomer, '您在三网格')
  await button(newcomer, '上一步').click()
  await newcomer.getByRole('link', { name: /^一网格/ }).click()
  await newcomer.getByRole('link', { name: /号楼$/ }).first().click()
  await newcomer.getByRole('link', { name: /锦绣社区 · 一网格/ }).waitFor()
})

test('who draws the grid that was missing sees newcomers find it', async () => {
  const newcomer = await arrive()
  await openMap(newcomer)
  await press(newcomer, ...fourth)
  await says(newcomer, '点的地方还没有画网格')

  const secretary = await visit('陈静')
  await goTo(secretary, '/features/grid/pages/org/index?id=g4')
  await secretary.getByRole('link', { name: /^画网格边界/ }).click()
  await map(secretary).getByText('三网格').first().waitFor()
  await press(secretary, 30, -120)
  await press(secretary, 140, -35)
  await press(secretary, 30, -35)
  await press(secretary, 140, -120)
  await says(secretary, '边线自己交叉了')
  expect(await button(secretary, '保存边界').isDisabled()).toBe(true)
  await button(secretary, '撤销一步').click()
  await press(secretary, -60, -120)
  await says(secretary, '和三网格的边界有重叠')
  await choose(secretary, '4')
  await press(secretary, 60, -125)
  await choose(secretary, '1')
  await press(secretary, 140, -120)
  await says(secretary, '可以保存了')
  await button(secretary, '保存边界').click()
  await says(secretary, '边界保存好了')

  await press(newcomer, ...fourth)
  await says(newcomer, '您在四网格')
})

test('an outline out of a map tool is pasted, refused in words where it is none, and can be taken away', async () => {
  const secretary = await visit('陈静')
  await goTo(secretary, '/features/grid/pages/outline/index?id=g1')
  await button(secretary, '贴 GeoJSON').click()
  const field = secretary.getByRole('textbox', { name: 'GeoJSON 内容' })
  await field.fill('一网格')
  await dialogButton(secretary, '用这一圈').click()
  await says(secretary, '这不是 GeoJSON')
  const ring = [
    [121.3, 30.4],
    [121.305, 30.4],
    [121.305, 30.405],
    [121.3, 30.4],
  ]
  await field.fill(JSON.stringify({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } }))
  await choose(secretary, 'GCJ-02（腾讯、高德）')
  await dialogButton(secretary, '用这一圈').click()
  await says(secretary, '3 个点，最多 199 个')
  await button(secretary, '去掉边界').click()
  await dialogButton(secretary, '去掉边界').click()
  await says(secretary, '边界去掉了')
})

/** Where a corner stands on the screen, by its number. */
async function cornerAt(page: Page, number: number): Promise<{ x: number; y: number }> {
  const box = await map(page)
    .locator(`[data-mark="${String(number - 1)}"]`)
    .boundingBox()
  if (!box) throw new Error(`corner ${String(number)} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Takes a corner and brings it so many pixels further, as a finger does. */
async function dragCorner(page: Page, number: number, { x, y }: { x: number; y: number }): Promise<void> {
  await map(page).scrollIntoViewIfNeeded()
  const from = await cornerAt(page, number)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (const part of [0.25, 0.5, 0.75, 1]) await page.mouse.move(from.x + part * x, from.y + part * y)
  await page.mouse.up()
}

test('a corner is dragged to its place, and back in one step', async () => {
  const secretary = await visit('陈静')
  await goTo(secretary, '/features/grid/pages/outline/index?id=g2')
  await map(secretary).getByText('三网格').first().waitFor()
  await map(secretary).scrollIntoViewIfNeeded()
  const before = await cornerAt(secretary, 1)
  await dragCorner(secretary, 1, { x: -40, y: -30 })
  const after = await cornerAt(secretary, 1)
  // Near a neighbour's corner it is put there.
  expect(Math.hypot(after.x - before.x + 40, after.y - before.y + 30)).toBeLessThan(25)
  await button(secretary, '撤销一步').click()
  const undone = await cornerAt(secretary, 1)
  expect(Math.hypot(undone.x - before.x, undone.y - before.y)).toBeLessThan(2)
  expect(await button(secretary, '撤销一步').isDisabled()).toBe(true)
})

/** Two fingers' presses that come before the page has drawn itself anew. */
const pressTwice = (page: Page, places: readonly (readonly [x: number, y: number])[]): Promise<void> =>
  map(page).evaluate((element, all) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    // No browser knows these fingers.
    element.setPointerCapture = () => undefined
    all.forEach(([x, y], at) => {
      const place = { clientX: left + width / 2 + x, clientY: top + height / 2 + y, pointerId: 21 + at }
      for (const type of ['pointerdown', 'pointerup'])
        element.dispatchEvent(new PointerEvent(type, { ...place, bubbles: true }))
    })
  }, places)

test('two presses at once are two corners', async () => {
  const secretary = await visit('陈静')
  await goTo(secretary, '/features/grid/pages/outline/index?id=g4')
  await map(secretary).getByText('三网格').first().waitFor()
  const corners = secretary.getByRole('radio', { name: /^\d+$/ })
  const before = await corners.count()
  await pressTwice(secretary, [
    [30, -60],
    [60, -35],
  ])
  await secretary.getByRole('radio', { name: String(before + 2), exact: true }).waitFor()
})
