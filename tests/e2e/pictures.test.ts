import { smallPhoto } from '../support/photo'
import { button, says, useVisits } from '../support/visits'

const { visit } = useVisits()

/** The photo with an EXIF segment in front, as a camera writes it; the text stands for a place. */
const withExif = Buffer.concat([
  smallPhoto.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0x00, 0x1c]),
  Buffer.from('Exif\0\0 32.06N 118.79E '.padEnd(26, ' ')),
  smallPhoto.subarray(2),
])

test('a picture that does not get through can be sent again, and carries no place', async () => {
  const wisher = await visit('谭慧君')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  let attempts = 0
  await wisher.route('**/storage/**', (route) => {
    attempts += 1
    return attempts <= 3 ? route.abort('connectionreset') : route.continue()
  })
  const chooser = wisher.waitForEvent('filechooser')
  await button(wisher, '添加照片').click()
  await (await chooser).setFiles({ name: 'stool.jpg', mimeType: 'image/jpeg', buffer: withExif })
  await button(wisher, '重新上传第 1 张照片').click()
  await button(wisher, '移除第 1 张照片').waitFor()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill('想要一张这样的小凳子')
  await wisher.getByRole('radio', { name: '物品' }).click()
  await button(wisher, '提交心愿').click()
  await says(wisher, '心愿收到了')
  expect(attempts).toBe(4)

  await button(wisher, '看看这个心愿').click()
  const picture = wisher.getByRole('img', { name: /照片 1/ }).first()
  const link = await picture.evaluate(
    (element) => element.querySelector('img')?.src ?? element.getAttribute('src') ?? '',
  )
  const stored = await (await fetch(link)).arrayBuffer()
  expect(Buffer.from(stored).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(Buffer.from(stored).includes('Exif')).toBe(false)
  expect(Buffer.from(stored).includes('118.79E')).toBe(false)
})

test('a wish waits for a picture that is still being made small', async () => {
  const wisher = await visit('何桂兰')
  await wisher.getByRole('link', { name: '许个心愿' }).click()
  await wisher.getByRole('textbox', { name: '一句话说说' }).fill('想要一把能折叠的椅子')
  await wisher.getByRole('radio', { name: '物品' }).click()
  // A large picture takes an old phone seconds.
  const finish = await wisher.evaluateHandle(() => {
    const read = window.createImageBitmap
    let go = (): void => undefined
    const allowed = new Promise<void>((resolve) => (go = resolve))
    window.createImageBitmap = (async (file: Blob) => allowed.then(() => read(file))) as typeof read
    return go
  })
  const chooser = wisher.waitForEvent('filechooser')
  await button(wisher, '添加照片').click()
  await (await chooser).setFiles({ name: 'chair.jpg', mimeType: 'image/jpeg', buffer: withExif })
  await button(wisher, '照片还在上传，请稍等').waitFor()
  await finish.evaluate((go) => go())
  await button(wisher, '提交心愿').click()
  await says(wisher, '心愿收到了')
  await button(wisher, '看看这个心愿').click()
  await wisher
    .getByRole('img', { name: /照片 1/ })
    .first()
    .waitFor()
})
