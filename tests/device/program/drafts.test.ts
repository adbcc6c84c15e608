import { usePhones, type OwnPhone } from '../support/phones'
import { photo } from '../support/photos'

const { phone } = usePhones()

const title = '想学用手机挂号'
const firstPicture = '//*[@aria-label="移除第 1 张照片"]'
const service = '//*[@aria-role="radio"][@aria-checked="true"][normalize-space(.)="服务"]'

async function writeHalf(wisher: OwnPhone): Promise<void> {
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  await wisher.write('为什么想要（选填）', '女儿在外地，医院的机器不会用')
  await wisher.tap('服务')
  await wisher.tap('添加照片')
  await wisher.finds(firstPicture)
  await wisher.finds(service)
  // While a picture is on its way the button says so; only one that has arrived belongs to the draft.
  await wisher.sees('提交心愿')
}

test('a wish that was being written is found again after the program was ended, and can be sent', async () => {
  const wisher = await phone('谭慧君', { fixtures: { media: [photo] } })
  await writeHalf(wisher)

  const again = await wisher.restart()
  await again.tap('许个心愿')
  await again.sees('上次没写完的已经帮您找回来了')
  expect(await (await again.field('一句话说说')).value()).toBe(title)
  expect(await (await again.field('为什么想要（选填）')).value()).toBe('女儿在外地，医院的机器不会用')
  await again.finds(service)
  await again.finds(firstPicture)
  await again.sees('1 / 6')
  await again.tap('提交心愿')
  await again.sees('心愿收到了')
  await again.tap('看看这个心愿')
  await again.sees('女儿在外地')
  await again.finds('//image')

  const later = await again.restart()
  await later.tap('许个心愿')
  await later.sees('提交后谁能看到')
  expect(await (await later.field('一句话说说')).value()).toBe('')
  expect(await later.words()).not.toContain('上次没写完的')
})

test('a draft that is begun anew leaves nothing behind', async () => {
  const wisher = await phone('何桂兰')
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  const again = await wisher.restart()
  await again.tap('许个心愿')
  await again.tap('重新写')
  await again.tapInDialog('重新写')
  await again.misses('上次没写完的')
  const last = await again.restart()
  await last.tap('许个心愿')
  await last.sees('提交后谁能看到')
  expect(await last.words()).not.toContain('上次没写完的')
  expect(await (await last.field('一句话说说')).value()).toBe('')
})
