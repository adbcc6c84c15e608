import { smallPhoto } from '../../support/photo'
import { found } from '../support/found'
import { usePhones, type OwnPhone } from '../support/phones'
import { stroke } from '../support/sign'

const { phone } = usePhones()

const title = '想要一个带扶手的洗澡凳'
const photo = `data:image/jpeg;base64,${smallPhoto.toString('base64')}`
const camera = { fixtures: { media: [photo] } }

/** What was read a moment ago counts as fresh until one pulls. */
const pull = ({ program }: OwnPhone) => program.callWxMethod('startPullDownRefresh')

/** What the track says, newest first. */
async function trackOn(one: OwnPhone): Promise<string> {
  const track = await one.finds('//view[view/view[@aria-role="heading"][normalize-space(.)="走到哪儿了"]]')
  return track.text()
}

async function wish(wisher: OwnPhone): Promise<void> {
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  await wisher.tap('物品')
  await wisher.tap('添加照片')
  await wisher.finds('//*[@aria-label="移除第 1 张照片"]')
  await wisher.tap('提交心愿')
  await wisher.sees('心愿收到了')
  await wisher.tap('看看这个心愿')
  await wisher.isAt('features/wish/pages/detail/index')
  await wisher.sees(title)
}

async function publish(secretary: OwnPhone): Promise<void> {
  await secretary.tapRow('工作台')
  await secretary.tap(`去审核：${title}`)
  await secretary.tap('通过并交给三网格党支部')
  await secretary.sees('通过这个心愿')
  // The picture's check may still be under way: then somebody has to have looked.
  if ((await secretary.words()).includes('我已看过')) await secretary.tapRow('我已看过文字和图片')
  await secretary.tapInDialog('通过并交给三网格党支部')
  await secretary.sees('等三网格党支部认领')
}

async function claim(volunteer: OwnPhone): Promise<void> {
  await volunteer.tap('心愿池')
  await volunteer.tap(title)
  await volunteer.tap('我来认领')
  await volunteer.tapInDialog('认领')
  await volunteer.press('看联系方式')
  await volunteer.tapInDialog('看联系方式')
  await volunteer.sees('这次查看已留下记录')
  expect(await volunteer.words()).toMatch(/\b1\d{10}\b/)
  await volunteer.tapInDialog('好的')
  await volunteer.press('开始办')
  await volunteer.tapInDialog('开始办')
  await volunteer.sees('好的，已告诉许愿人')
}

/** Signs as a person does, who draws again while the pad shows nothing: it takes ink once the program has found it. */
async function sign(volunteer: OwnPhone): Promise<void> {
  const pad = await volunteer.finds('//canvas')
  const page = await volunteer.page()
  const inked = '//*[@aria-role="button"][not(@aria-disabled="true")][normalize-space(.)="用这个签名"]'
  await page.waitFor(async () => {
    await stroke(pad, [
      { x: 20, y: 20 },
      { x: 120, y: 60 },
      { x: 40, y: 110 },
    ])
    return (await page.xpath(inked)) !== null
  })
}

async function fulfil(volunteer: OwnPhone): Promise<void> {
  await volunteer.press('办好了')
  await volunteer.isAt('features/wish/pages/fulfil/index')
  await volunteer.tap('添加照片')
  await volunteer.finds('//*[@aria-label="移除第 1 张照片"]')
  // Until the picture is there the button says that one has to wait; nobody signs in the middle of that.
  await volunteer.sees('交给对方确认')
  await sign(volunteer)
  await volunteer.tap('用这个签名')
  await volunteer.sees('签名已保存')
  await volunteer.tap('交给对方确认')
  await volunteer.isAt('features/wish/pages/detail/index')
  await volunteer.sees('等对方确认')
}

async function confirmAndThank(wisher: OwnPhone): Promise<void> {
  await wisher.opens('/tabs/home/index')
  await wisher.sees('我的心愿')
  await pull(wisher)
  await wisher.tap(`去确认：${title}`)
  await wisher.isAt('features/wish/pages/detail/index')
  await wisher.sees('走到哪儿了')
  await pull(wisher)
  await wisher.press('收到了，谢谢')
  await wisher.tapInDialog('收到了，谢谢')
  await wisher.press('说声谢谢')
  await wisher.tapInDialog('4 分')
  await wisher.write('想说的话（选填）', '谢谢小李，凳子很稳')
  await wisher.tapInDialog('送出')
  await wisher.sees('您的感谢已送到')
}

test('a wish is made, published, claimed, fulfilled and thanked for on three phones, which show one track', async () => {
  const wisher = await phone('周桂兰', camera)
  const secretary = await phone('陈静')
  const volunteer = await phone('李明', camera)
  await wish(wisher)
  const id = (await wisher.page()).query['id'] ?? ''
  await publish(secretary)
  await claim(volunteer)
  await fulfil(volunteer)
  await confirmAndThank(wisher)

  const tracks = new Set<string>()
  for (const one of [wisher, secretary, volunteer]) {
    await one.opens(`/features/wish/pages/detail/index?id=${id}`)
    await one.sees('走到哪儿了')
    await pull(one)
    await one.sees('谢谢小李，凳子很稳')
    tracks.add(await trackOn(one))
  }
  expect([...tracks]).toHaveLength(1)
  expect([...tracks][0]).toContain('认领')
  expect(await (await found(await wisher.page(), 'page')).text()).toContain('签名')
})
