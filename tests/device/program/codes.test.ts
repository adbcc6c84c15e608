import { scan } from '../../../emulator/tests/host/scan'
import { usePhones, type OwnPhone } from '../support/phones'

const { phone } = usePhones()

const picture = '//image[@aria-label="锦绣新村7号楼的门牌码"]'

/** The path that WeChat's scanner finds in the picture. */
async function pathIn(one: OwnPhone): Promise<string> {
  const source = await (await one.finds(picture)).attribute('src')
  const { text = '' } = scan(Buffer.from(await (await fetch(source)).arrayBuffer()))
  const { searchParams } = new URL(text)
  return `${searchParams.get('page') ?? ''}?scene=${encodeURIComponent(searchParams.get('scene') ?? '')}`
}

test('a code for a door is made, kept out of the album by a no, saved, and opens its building for a newcomer', async () => {
  const secretary = await phone('陈静')
  await secretary.opens('/features/grid/pages/codes/index?id=g3')
  await secretary.tap('全不选')
  await secretary.tapRow('锦绣新村7号楼')
  await secretary.program.mockWxMethod('saveImageToPhotosAlbum', {
    errMsg: 'saveImageToPhotosAlbum:fail auth deny',
  })
  await secretary.tap('存到相册（1 张）')
  await secretary.sees('没有存进相册')
  await secretary.tapInDialog('打开设置')
  await secretary.misses('没有存进相册')
  await secretary.program.restoreWxMethod('saveImageToPhotosAlbum')
  await secretary.tap('存到相册（1 张）')
  await secretary.sees('1 张已存到相册')

  const path = await pathIn(secretary)
  const scans = [{ result: '', scanType: 'WX_CODE', path }]
  const newcomer = await phone('', { fixtures: { scans } })
  const seen = (await newcomer.program.callWxMethod('scanCode')) as { readonly path: string }
  await newcomer.opens(`/${seen.path}`)
  await newcomer.isAt('features/identity/pages/join/index')
  await newcomer.sees('锦绣新村7号楼')
  await newcomer.sees('锦绣社区 · 三网格')
})
