import { usePhones, type OwnPhone } from '../support/phones'
import { place, takePhoto } from '../support/photos'
import { layBefore } from '../support/mishaps'

const { phone } = usePhones()

/** The width in px of a JPEG and whether it says where it was taken. */
async function look(one: OwnPhone, url: string): Promise<{ width: number; hasPlace: boolean }> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  const address = `data:image/jpeg;base64,${bytes.toString('base64')}`
  const width = await one.device().page.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src })
    await image.decode()
    return image.naturalWidth
  }, address)
  return { width, hasPlace: bytes.includes('Exif') || bytes.includes(place) }
}

/** Makes the way up slow: bytes a second. */
async function slowDown(one: OwnPhone, uploadThroughput: number): Promise<void> {
  const { page } = one.device()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  })
}

test('a picture is made small, loses its place, shows how much has been sent, and arrives', async () => {
  const wisher = await phone('谭慧君')
  await wisher.tap('许个心愿')
  await layBefore(wisher, [await takePhoto(wisher)])
  await slowDown(wisher, 30_000)
  await wisher.tap('添加照片')
  const page = await wisher.page()
  await page.waitFor(async () => /\b[1-9]\d?%/.test(await wisher.words()))
  await wisher.finds('//*[@aria-label="移除第 1 张照片"]')
  await wisher.misses('%')
  await wisher.write('一句话说说', '想要一张这样的小凳子')
  await wisher.tap('物品')
  await wisher.tap('提交心愿')
  await wisher.tap('看看这个心愿')
  await wisher.isAt('features/wish/pages/detail/index')
  const image = await wisher.finds('//image')
  expect(await look(wisher, await image.attribute('src'))).toEqual({ width: 1600, hasPlace: false })
})
