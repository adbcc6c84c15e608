import type { Page } from 'playwright-core'
import { goTo } from '../support/browser'
import { smallPhoto } from '../support/photo'
import { useVisits } from '../support/visits'

const { visit, arrive } = useVisits()

const face = '/features/identity/pages/face/index'
const me = '/tabs/me/index'

async function choose(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /选头像|换一张/ }).click()
  await (await chooser).setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: smallPhoto })
  await page.getByRole('button', { name: '去掉头像' }).waitFor()
}

test('somebody sets a picture and a nickname, is refused an office in words, and takes both away again', async () => {
  const own = await visit('李明')
  await goTo(own, me)
  await own.getByRole('button', { name: '头像和称呼' }).click()
  await choose(own)
  await own.getByRole('textbox', { name: '称呼' }).fill('三网格书记')
  await own.getByRole('button', { name: '保存' }).click()
  await own.getByText('称呼里不能有岗位或单位的名字，免得邻居认错人').first().waitFor()
  await own.getByRole('textbox', { name: '称呼' }).fill('修灯的小李')
  await own.getByRole('textbox', { name: '称呼' }).press('Enter')
  await own.getByText('保存好了').waitFor()
  await goTo(own, me)
  await own.getByRole('button', { name: '头像和称呼，称呼：修灯的小李' }).waitFor()
  expect(await own.locator('main img').count()).toBeGreaterThan(0)

  await goTo(own, face)
  await own.getByRole('button', { name: '头像和称呼都去掉' }).click()
  await own.getByText('都去掉了').waitFor()
  await own.getByRole('button', { name: '选头像' }).waitFor()
  await expect(own.getByRole('textbox', { name: '称呼' }).inputValue()).resolves.toBe('')
  expect(await own.getByRole('button', { name: '头像和称呼都去掉' }).count()).toBe(0)
})

test('nobody has to: whoever has not joined is led to joining, and saving nothing is fine', async () => {
  const newcomer = await arrive()
  await goTo(newcomer, face)
  await newcomer.getByText('还没有登记住址').waitFor()
  const own = await visit('周桂兰')
  await goTo(own, face)
  await own.getByRole('button', { name: '保存' }).click()
  await own.getByText('保存好了').waitFor()
})
