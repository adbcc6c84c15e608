import { useFixturePhones } from './support/fixture'

const start = useFixturePhones()

test('an image tells its own size, and what cannot be found', async () => {
  const phone = await start('pages/pictures/index')
  expect(await phone.events('load', 2)).toEqual([
    { width: 4, height: 3 },
    { width: 4, height: 3 },
  ])
  expect(await phone.events('error')).toEqual([{ errMsg: 'GET /assets/none.png failed' }])
})

test('a cloud file is shown by its link', async () => {
  const phone = await start('pages/pictures/index')
  await phone.events('load', 2)
  await phone.page.evaluate(() => {
    window.device.host.files.set('cloud://env/dot.png', '/dist/assets/dot.png')
    window.device.setPageData(1, { cloud: 'cloud://env/dot.png' })
  })
  expect(await phone.events('load', 3)).toHaveLength(3)
  const box = await phone.part('cloud').boundingBox()
  expect(box).toMatchObject({ width: 320, height: 240 })
})
