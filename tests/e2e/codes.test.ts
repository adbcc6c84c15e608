import { scan } from '../../emulator/tests/host/scan'
import { goTo } from '../support/browser'
import { button, says, useVisits } from '../support/visits'

const { browser, visit } = useVisits()

test('codes are made and laid out for printing; the one at a door opens its building for whoever scans it', async () => {
  const secretary = await visit('陈静')
  await goTo(secretary, '/features/grid/pages/org/index?id=g3')
  await secretary.getByRole('link', { name: /^门牌码/ }).click()
  await says(secretary, '选择楼栋')
  await secretary.getByRole('radio', { name: '4 个' }).click()
  await button(secretary, /^打印 \d+ 个门牌码$/).click()
  await says(secretary, '做好的门牌码')

  const sheet = secretary.frameLocator('#to-print')
  const cards = sheet.locator('article')
  await cards.first().waitFor({ state: 'attached' })
  const count = await cards.count()
  expect(await sheet.locator('main').count()).toBe(Math.ceil(count / 4))
  const card = cards.filter({ hasText: '锦绣新村3号楼' })
  expect(await card.innerText()).toContain('住在这里？微信扫一扫登记')
  const source = (await card.locator('img').getAttribute('src')) ?? ''
  const { text = '' } = scan(Buffer.from(await (await fetch(source)).arrayBuffer()))

  const newcomer = await browser().newPage()
  await newcomer.goto(text)
  await newcomer.getByRole('link', { name: /我是新来的/ }).click()
  await newcomer.getByRole('link', { name: /锦绣新村3号楼.*锦绣社区/s }).waitFor()
  await newcomer.close()
})
