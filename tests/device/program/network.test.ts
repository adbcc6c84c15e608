import { layBefore, setNetwork, watchCalls } from '../support/mishaps'
import { usePhones, type OwnPhone } from '../support/phones'
import { photo } from '../support/photos'

const { phone } = usePhones()

async function write(wisher: OwnPhone, title: string): Promise<void> {
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  await wisher.tap('服务')
}

/** How many wishes of this title there are among the person's own. */
async function countMine(wisher: OwnPhone, title: string): Promise<number> {
  await wisher.opens('/features/wish/pages/mine/index')
  await wisher.sees(title)
  return wisher.count(`//*[@aria-role="link"][normalize-space(.)="${title}"]`)
}

test('without a network a wish is kept and one is told so; with the network again it is sent, once', async () => {
  const title = '想请人把窗户的滑轮修一修'
  const wisher = await phone('何桂兰')
  await write(wisher, title)
  await setNetwork(wisher, 'none')
  await wisher.sees('现在没有网络，看到的可能不是最新的')
  await wisher.tap('提交心愿')
  await wisher.sees('网络不通，内容已经保留，请稍后再试')
  expect(await (await wisher.field('一句话说说')).value()).toBe(title)
  await setNetwork(wisher, 'wifi')
  await wisher.misses('现在没有网络')
  await wisher.tap('提交心愿')
  await wisher.sees('心愿收到了')
  expect(await countMine(wisher, title)).toBe(1)
})

test('a reply that is lost after the wish was made leads to one wish', async () => {
  const title = '想请人换一下厨房的灯管'
  const wisher = await phone('谭慧君')
  const calls = await watchCalls(wisher, 'wish.submit', 1)
  await write(wisher, title)
  await wisher.tap('提交心愿')
  await wisher.sees('网络不通，内容已经保留')
  // Closing the program meanwhile changes nothing: the key of the unanswered command lies beside the draft.
  const again = await wisher.restart()
  await again.tap('许个心愿')
  await again.sees('上次没写完的')
  await again.tap('提交心愿')
  await again.sees('心愿收到了')
  expect(calls.sent()).toBe(2)
  expect(await countMine(again, title)).toBe(1)
})

test('two taps make one wish', async () => {
  const title = '想请人教我用手机交水费'
  const wisher = await phone('周桂兰')
  const calls = await watchCalls(wisher, 'wish.submit')
  await write(wisher, title)
  const submit = await wisher.finds('//*[@aria-role="button"][normalize-space(.)="提交心愿"]')
  await Promise.allSettled([submit.tap(), submit.tap()])
  await wisher.sees('心愿收到了')
  expect(calls.sent()).toBe(1)
  expect(await countMine(wisher, title)).toBe(1)
})

test('a picture that does not get through is sent again, and the wish waits for it', async () => {
  const wisher = await phone('蔡正明')
  await write(wisher, '想请人认一认这种野菜')
  await layBefore(wisher, [photo])
  await setNetwork(wisher, 'none')
  await wisher.tap('添加照片')
  await wisher.sees('没传上去')
  await wisher.tap('提交心愿')
  await wisher.sees('有照片没传上去，请重试或移除')
  await setNetwork(wisher, '4g')
  await wisher.tap('重新上传第 1 张照片')
  await wisher.misses('没传上去')
  await wisher.tap('提交心愿')
  await wisher.sees('心愿收到了')
})

test('a list that cannot be had says so and comes with the network', async () => {
  const wisher = await phone('李明')
  await wisher.sees('李明')
  await setNetwork(wisher, 'none')
  await wisher.tap('我的认领')
  await wisher.sees('网络不通')
  await setNetwork(wisher, 'wifi')
  await wisher.tap('再试一次')
  await wisher.sees('想把卫生间的灯换亮一点')
})
