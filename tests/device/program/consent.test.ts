import { templates } from '@domain/identity/templates'
import type { Person } from '@domain/identity/person'
import { setFields } from '../../support/console'
import { usePhones } from '../support/phones'
import { photo } from '../support/photos'
import { distWithTemplates } from '../support/templates'

const { phone, cloud } = usePhones()
const published = distWithTemplates()

const title = '想请人陪我走走新修的步道'
const firstPicture = '//*[@aria-label="移除第 1 张照片"]'

test('whoever refuses the privacy guide is told kindly, loses nothing, and may agree later', async () => {
  const wisher = await phone('谭慧君', { fixtures: { media: [photo], privacy: 'ask' } })
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  await wisher.tap('陪伴')
  await wisher.tap('添加照片')
  await wisher.answers('authorizeCancel')
  await wisher.sees('您没有同意使用照片')
  await wisher.misses('您没有同意使用照片')
  expect(await (await wisher.field('一句话说说')).value()).toBe(title)
  expect(await wisher.words()).toContain('0 / 6')
  await wisher.tap('添加照片')
  await wisher.answers('authorizeAllow')
  await wisher.finds(firstPicture)
  await wisher.tap('提交心愿')
  await wisher.sees('心愿收到了')
})

test('whoever thinks better of a picture is told nothing', async () => {
  const wisher = await phone('谭慧君')
  await wisher.tap('许个心愿')
  await wisher.tap('添加照片')
  await wisher.write('一句话说说', title)
  await wisher.sees(`0 / 6`)
  expect(await wisher.words()).not.toContain('没有同意')
})

test('a file that is no picture is refused in words', async () => {
  const wisher = await phone('谭慧君', { fixtures: { media: ['data:image/jpeg;base64,AAAA'] } })
  await wisher.tap('许个心愿')
  await wisher.tap('添加照片')
  await wisher.sees('有照片打不开，请换一张')
})

test('whoever wants no messages is told where to look, and may agree later', async () => {
  const wisher = await phone('何桂兰', { dist: published, fixtures: { subscribe: 'ask' } })
  await wisher.tap('许个心愿')
  await wisher.write('一句话说说', title)
  await wisher.tap('陪伴')
  await wisher.tap('提交心愿')
  await wisher.tap('有进展时提醒我')
  await wisher.answers('authorizeCancel')
  await wisher.sees('没有打开提醒，进展随时可以在“我的心愿”里看')
  await wisher.misses('没有打开提醒')
  await wisher.tap('有进展时提醒我')
  await wisher.answers('authorizeAllow')
  await wisher.sees('好的，有进展会在微信里告诉您')
  await wisher.tap('看看这个心愿')
  await wisher.isAt('features/wish/pages/detail/index')
  await wisher.sees('走到哪儿了')
})

test('the settings ask for all messages at once and take a no', async () => {
  const one = await phone('李明', { dist: published, fixtures: { subscribe: 'ask' } })
  await one.opens('/features/identity/pages/settings/index')
  await one.tap('同意下一次提醒')
  await one.answers('authorizeCancel')
  await one.sees('没有打开提醒')
  await one.misses('没有打开提醒')
  await one.tap('同意下一次提醒')
  await one.answers('authorizeAllow')
  await one.sees(`好的，下次有 ${Object.keys(templates).length - 1} 种进展会提醒您`)
})

/** Somebody who agreed to an older text about personal data. */
async function agreedLongAgo(name: string): Promise<void> {
  const people = await cloud().documents<Person>('people')
  const id = people.find((one) => one.name === name)?._id ?? ''
  await setFields(cloud(), { collection: 'people', id }, { consent: { version: '2020-01-01', at: 1 } })
}

test('whoever puts a new privacy text off reads on, is asked when they want something done, and then it is done', async () => {
  const wanted = '想请人教我用血压计'
  await agreedLongAgo('谭慧君')
  const one = await phone('谭慧君')
  await one.sees('隐私说明，请您看一看')
  await one.tapInDialog('取消')
  await one.sees('先看看也可以，要办事的时候再问您')
  await one.tap('许个心愿')
  await one.write('一句话说说', wanted)
  await one.tap('陪伴')
  await one.tap('提交心愿')
  await one.sees('隐私说明，请您看一看')
  await one.tapInDialog('取消')
  await one.misses('隐私说明，请您看一看')
  expect(await (await one.field('一句话说说')).value()).toBe(wanted)
  expect(
    (await cloud().documents<{ title: string }>('wishes')).filter(({ title: made }) => made === wanted),
  ).toEqual([])
  await one.tap('提交心愿')
  await one.tapInDialog('同意')
  await one.sees('谢谢，可以继续了')
  await one.tap('提交心愿')
  await one.sees('心愿收到了')
})
