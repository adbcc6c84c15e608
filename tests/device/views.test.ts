import type { Json } from './runtime/device'
import type { FixturePhone } from './support/fixture'
import { useFixturePhones } from './support/fixture'

const start = useFixturePhones()
const open = () => start('pages/views/index')

interface Place {
  readonly x: number
  readonly y: number
}

type TouchType = 'touchStart' | 'touchMove' | 'touchEnd'

/** A finger on the middle of an element: down, to places beside it, and up. */
async function fingerOn({ page, part }: FixturePhone, id: string) {
  const box = await part(id).boundingBox()
  if (!box) throw new Error(`${id} is not on the screen`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  const touch = (type: TouchType, touchPoints: Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    at: { x, y },
    down: () => touch('touchStart', [{ x, y }]),
    move: (by: Place) => touch('touchMove', [{ x: x + by.x, y: y + by.y }]),
    up: () => touch('touchEnd', []),
  }
}

async function drag(phone: FixturePhone, id: string, by: Place): Promise<void> {
  const finger = await fingerOn(phone, id)
  await finger.down()
  await finger.move(by)
  await finger.up()
}

const setData = ({ page }: FixturePhone, data: { readonly [path: string]: unknown }): Promise<void> =>
  page.evaluate((given) => window.device.setPageData(1, given as { readonly [path: string]: Json }), data)

test('a tap bubbles, and stops where it is caught', async () => {
  const phone = await open()
  await phone.part('caught').tap()
  expect(await phone.events('tap')).toHaveLength(1)
  await phone.part('inner').tap()
  await phone.events('tap', 3)
  const taps = await phone.page.evaluate(() => window.device.pageData(1, 'events'))
  expect(taps).toMatchObject([{ type: 'tap' }, { name: 'inner' }, { name: 'outer' }])
})

test('a finger that rests is a long press and no tap', async () => {
  const phone = await open()
  const finger = await fingerOn(phone, 'inner')
  await finger.down()
  expect(await phone.events('longpress')).toEqual([finger.at])
  await finger.up()
  expect(await phone.events('tap', 0)).toEqual([])
})

test('what is pressed wears its hover-class', async () => {
  const phone = await open()
  const finger = await fingerOn(phone, 'inner')
  await finger.down()
  await phone.page.locator('.pressed').waitFor()
  await finger.up()
  await phone.page.locator('.pressed').waitFor({ state: 'detached' })
  await expect(phone.part('inner').getAttribute('class')).resolves.toBe('')
})

test('a scroll-view tells its scrolling and once each end', async () => {
  const phone = await open()
  await phone.part('list').evaluate((list) => list.scrollTo(0, 10_000))
  expect(await phone.events('scroll')).toMatchObject([{ scrollTop: 300, scrollLeft: 0, deltaY: -300 }])
  expect(await phone.events('scrolltolower')).toEqual([{ direction: 'bottom' }])
  await phone.part('list').evaluate((list) => list.scrollTo(0, 0))
  expect(await phone.events('scrolltoupper')).toEqual([{ direction: 'top' }])
})

test('a scroll-view shows what it is asked to', async () => {
  const phone = await open()
  await setData(phone, { target: 'row-5' })
  expect(await phone.events('scroll')).toMatchObject([{ scrollTop: 160 }])
})

test('a scroll-view is pulled down, and restored when the program is done', async () => {
  const phone = await open()
  await drag(phone, 'fresh', { x: 0, y: 80 })
  expect(await phone.events('refresherpulling')).toEqual([{ deltaY: 80, dy: 80 }])
  await phone.events('refresherrefresh')
  await setData(phone, { fresh: true })
  await setData(phone, { fresh: false })
  expect(await phone.events('refresherrestore')).toHaveLength(1)
  expect(await phone.events('refresherrefresh')).toHaveLength(1)
})

test('a scroll-view that is pulled too little goes back', async () => {
  const phone = await open()
  await drag(phone, 'fresh', { x: 0, y: 30 })
  expect(await phone.events('refresherabort')).toHaveLength(1)
})

test('a swiper follows the finger, no further than its ends', async () => {
  const phone = await open()
  await drag(phone, 'slides', { x: -160, y: 0 })
  expect(await phone.events('change')).toEqual([{ current: 1, currentItemId: '', source: 'touch' }])
  await drag(phone, 'slides', { x: 160, y: 0 })
  await drag(phone, 'slides', { x: 160, y: 0 })
  expect(await phone.events('change')).toHaveLength(2)
})

test('what is movable follows the finger, in its directions and its area', async () => {
  const phone = await open()
  await setData(phone, { isLoose: true })
  const placed = await phone.events('change', 2)
  expect(placed).toEqual([
    { x: 90, y: 10, source: '' },
    { x: 30, y: 40, source: '' },
  ])
  await drag(phone, 'pin', { x: 20, y: 0 })
  await drag(phone, 'bead', { x: 40, y: 25 })
  expect(await phone.events('change', 3)).toEqual([...placed, { x: 40, y: 0, source: 'touch' }])
  await drag(phone, 'kite', { x: 0, y: 25 })
  expect((await phone.events('change', 4)).at(-1)).toEqual({ x: 30, y: 65, source: 'touch-out-of-bounds' })
})

test('a map says that it is none', async () => {
  const phone = await open()
  await expect(phone.part('map').getAttribute('data-stub')).resolves.toBe(
    'map at 39.9, 116.4: not drawn on this device',
  )
})

test('a press on a map tells the place under it, one on a marker the marker alone', async () => {
  const phone = await open()
  const marker = (id: number, longitude: number, content: string) => ({
    ...{ id, longitude, latitude: 39.9, iconPath: '/pin.png', label: { content } },
  })
  const corners = [
    { longitude: 116.4, latitude: 39.9 },
    { longitude: 116.41, latitude: 39.9 },
    { longitude: 116.41, latitude: 39.91 },
  ]
  await setData(phone, { markers: [marker(7, 116.4005, 'seven'), marker(8, 117, 'eight')] })
  await setData(phone, { polygons: [{ points: corners }] })
  await phone.part('map').getByText('seven').tap()
  expect(await phone.events('markertap')).toEqual([{ markerId: 7 }])
  expect(await phone.events('tap', 0)).toEqual([])
  await phone.part('map').tap({ position: { x: 100, y: 50 } })
  const [place] = (await phone.events('tap')) as [{ longitude: number; latitude: number }]
  expect([place.longitude.toFixed(5), place.latitude.toFixed(5)]).toEqual(['116.40000', '39.90000'])
  expect(await phone.part('map').locator('.device-map-polygon').getAttribute('data-points')).toBe('3')
})

test('a map that is shown places looks at their middle, and tells so as WeChat does', async () => {
  const phone = await open()
  const points = [
    { longitude: 116, latitude: 39 },
    { longitude: 118, latitude: 41 },
  ]
  await setData(phone, { points })
  expect(await phone.events('begin')).toHaveLength(1)
  expect(await phone.events('end')).toMatchObject([{ centerLocation: { longitude: 117, latitude: 40 } }])
})

test('a canvas is drawn on through its node, and tells touches by their place on it', async () => {
  const phone = await open()
  const colour = await phone.page.evaluate(
    () =>
      new Promise((resolve) => {
        const query = window.device.host.createSelectorQuery() as {
          select(selector: string): {
            fields(fields: object): { exec(done: (answers: unknown) => void): void }
          }
        }
        query
          .select('#paper')
          .fields({ node: true, size: true })
          .exec((answers) => {
            const [{ node, width }] = answers as [{ node: HTMLCanvasElement; width: number }]
            const context = node.getContext('2d')
            if (!context) throw new Error('there is no context')
            context.fillStyle = '#c8161d'
            context.fillRect(0, 0, width, 10)
            resolve([...context.getImageData(1, 1, 1, 1).data])
          })
      }),
  )
  expect(colour).toEqual([200, 22, 29, 255])
  await phone.part('paper').tap()
  expect(await phone.events('touchstart')).toEqual([['identifier', 'x', 'y']])
})

test('an element tells the end of its transition', async () => {
  const phone = await open()
  await setData(phone, { dim: true })
  expect(await phone.events('transitionend')).toEqual([{ elapsedTime: 0.01 }])
})
