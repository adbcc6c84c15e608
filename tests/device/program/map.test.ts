import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { found } from '../support/found'
import { usePhones } from '../support/phones'
import { published } from '../support/published'

const { phone } = usePhones()

const joining = '/features/identity/pages/join/index'
/** A place in 三网格 of the demo town, and one where nobody has drawn a grid. */
const [here, nowhere] = [
  { longitude: 121.303, latitude: 30.4092 },
  { longitude: 121.3095, latitude: 30.4092 },
]

test('the name of a grid can be pressed as well as the ground', async () => {
  const newcomer = await phone('')
  await newcomer.opens(joining)
  await newcomer.tap('在地图上选')
  const map = await found(await newcomer.page(), 'map')
  const drawnNames = async () =>
    ((await map.property('markers')) as { label?: { content: string } }[] | null) ?? []
  const page = await newcomer.page()
  await page.waitFor(async () => (await drawnNames()).length > 0)
  const at = (await drawnNames()).findIndex(({ label }) => label?.content === '二网格')
  const { id } = ((await map.property('markers')) as { id: number }[])[at] ?? { id: -1 }
  await map.trigger('markertap', { markerId: id })
  await newcomer.sees('您在二网格')
})

test('a newcomer presses the map where they live, and joins from there', async () => {
  const newcomer = await phone('')
  await newcomer.opens(joining)
  await newcomer.tap('在地图上选')
  await newcomer.sees('哪个社区')
  const map = await found(await newcomer.page(), 'map')
  expect(await map.attribute('aria-label')).toBe('网格地图')
  await map.trigger('tap', nowhere)
  await newcomer.sees('点的地方还没有画网格')
  await map.trigger('tap', here)
  await newcomer.sees('您在三网格')
  await newcomer.tapRow('锦绣新村3号楼')
  await newcomer.sees('锦绣社区 · 三网格')
  await newcomer.write('门牌号', '1921')
  await newcomer.write('您的姓名', '路小满')
  for (const choice of ['租客', '满了', '先不留']) await newcomer.tap(choice)
  await newcomer.tapRow('我看过')
  await newcomer.tap('提交')
  await newcomer.sees('已经交给网格员')
})

test('the secretary draws a grid corner by corner', async () => {
  const secretary = await phone('陈静')
  await secretary.opens('/features/grid/pages/org/index?id=g4')
  await secretary.tapRow('画网格边界')
  await secretary.sees('还没有点')
  const map = await found(await secretary.page(), 'map')
  for (const [longitude, latitude] of [
    [121.3075, 30.4075],
    [121.3115, 30.4075],
    [121.3115, 30.4115],
  ] as const) {
    await map.trigger('tap', { longitude, latitude })
  }
  await secretary.sees('可以保存了')
  await secretary.tap('保存边界')
  await secretary.sees('边界保存好了')
})

test('the program asks WeChat for no place of the phone', () => {
  const app = readFileSync(join(published, 'app.json'), 'utf8')
  expect(app).not.toMatch(/requiredPrivateInfos|scope\.userLocation/)
})
