import { join } from 'node:path'
import { useMiniProgram } from '../support/automator'
import { found, textAt } from '../support/found'
import type { MiniComponent, MiniControl, MiniPage } from '../support/mini-program'

/** The domains Page and Element of the automator's protocol, each row once, through the official client. */
const sampler = useMiniProgram({ dist: join(__dirname, '..', 'fixtures', 'sampler') })
const currentPage = (): Promise<MiniPage> => sampler().program.currentPage()

/** Waits until an element says what is expected. */
const says = (page: MiniPage, selector: string, words: string): Promise<void> =>
  page.waitFor(async () => (await textAt(page, selector)) === words)

describe('elements through the official client', () => {
  it('finds nothing where nothing is', async () => {
    const page = await currentPage()
    expect(await page.$('.nowhere')).toBeNull()
    expect(await page.$$('.nowhere')).toEqual([])
    expect(await page.xpath('//video')).toBeNull()
  })

  it.each(['#top', '.box', 'view.box', '[aria-label="head"]'])('finds by %s', async (selector) => {
    expect((await found(await currentPage(), selector)).tagName).toBe('view')
  })

  it('finds descendants, many, and by path', async () => {
    const page = await currentPage()
    const top = await found(page, '#top')
    expect(await (await found(top, '.title')).text()).toBe('Sampler')
    expect(await top.$$('text')).toHaveLength(2)
    expect(await textAt(page, '#top .taps')).toBe('0')
    expect(await (await page.xpath('//view/text'))?.text()).toBe('Sampler')
    expect(await page.getElementsByXpath('//swiper-item')).toHaveLength(2)
  })

  it('reads attributes, styles, sizes, places and templates', async () => {
    const page = await currentPage()
    const title = await found(page, '.title')
    expect(await title.style('color')).toBe('rgb(255, 0, 0)')
    expect(await title.attribute('class')).toContain('title')
    expect(await (await found(page, '#pad')).size()).toEqual({ width: 375, height: 50 })
    expect(await (await found(page, '#top')).offset()).toMatchObject({ left: 0 })
    expect(await (await found(page, '#top')).wxml()).toContain('Sampler')
    expect(await (await found(page, '#top')).outerWxml()).toMatch(/^<view[ >]/)
  })

  it('taps', async () => {
    const page = await currentPage()
    await (await found(page, '#add')).tap()
    await says(page, '.taps', '1')
  })

  it('presses long', async () => {
    const page = await currentPage()
    await (await found(page, '#pad')).longpress()
    await page.waitFor(async () => (await page.data('touches')) === 'touchstart@0;touchend@0;')
    await page.setData({ touches: '' })
  })

  it('touches, moves and lets go', async () => {
    const page = await currentPage()
    const pad = await found(page, '#pad')
    const at = (pageX: number) => ({ touches: [{ pageX, pageY: 1 }], changedTouches: [{ pageX, pageY: 1 }] })
    await pad.touchstart(at(5))
    await pad.touchmove(at(6))
    await pad.touchend({ ...at(7), touches: [] })
    await says(page, '#pad', 'touchstart@5;touchmove@6;touchend@7;')
  })

  it('writes into fields and reads them', async () => {
    const page = await currentPage()
    const name = await found<MiniControl>(page, '#name')
    expect(await name.property('placeholder')).toBe('name')
    await expect(name.property('noSuchProperty')).rejects.toThrow('input.noSuchProperty not exists')
    await name.input('somebody')
    await says(page, '.told', 'wrote somebody')
    expect(await name.value()).toBe('somebody')
    await (await found<MiniControl>(page, '#words')).input('many words')
    await says(page, '.told', 'words many words')
  })

  it('switches, slides and swipes', async () => {
    const page = await currentPage()
    await (await found(page, '#lamp')).tap()
    await says(page, '.told', 'lamp true')
    await (await found<MiniControl>(page, '#size')).slideTo(7)
    await says(page, '.told', 'size 7')
    await (await found<MiniControl>(page, '#cards')).swipeTo(1)
    await says(page, '.told', 'card 1')
  })

  it('moves what can be moved, no further than its area', async () => {
    const page = await currentPage()
    const stone = await found<MiniControl>(page, '#stone')
    await stone.moveTo(30, 15)
    await says(page, '.told', 'stone 30 15 touch')
    expect([await stone.property('x'), await stone.property('y')]).toEqual([30, 15])
    await stone.moveTo(500, -9)
    await says(page, '.told', 'stone 180 0 touch')
    await page.setData({ stoneAt: 12 })
    await says(page, '.told', 'stone 12 0 ')
    expect(await stone.property('x')).toBe(12)
  })

  it('scrolls a part of the page', async () => {
    const list = await found<MiniControl>(await currentPage(), '#list')
    expect(await list.scrollHeight()).toBe(500)
    expect(await list.scrollWidth()).toBe(200)
    await list.scrollTo(0, 120)
    expect(await list.property('scrollTop')).toBe(120)
    expect(await list.property('scrollLeft')).toBe(0)
  })

  it('triggers events that no finger makes', async () => {
    const page = await currentPage()
    const picker = await found(page, '#pick')
    await picker.trigger('change', { value: 1 })
    await says(page, '#pick text', '1')
    await picker.dispatchEvent({ eventName: 'change', detail: { value: 0 } })
    await says(page, '#pick text', '0')
  })

  it('reads and writes the data of a page and calls its functions', async () => {
    const page = await currentPage()
    await page.setData({ title: 'Changed' })
    expect(await page.data('title')).toBe('Changed')
    expect(await page.data()).toMatchObject({ title: 'Changed', taps: 1 })
    expect(await textAt(page, '.title')).toBe('Changed')
    expect(await page.callMethod('join', 'a', 'b')).toBe('Changed a b')
    await expect(page.callMethod('noSuchFunction')).rejects.toThrow('noSuchFunction')
  })

  it('reads and writes the data of a component and calls its functions', async () => {
    const counter = await found<MiniComponent>(await currentPage(), '#counter')
    await counter.setData({ count: 5 })
    expect(await counter.callMethod('grow', 2)).toBe(7)
    expect(await counter.data()).toMatchObject({ count: 7 })
    expect(await counter.data('count')).toBe(7)
    expect(await (await found(counter, 'text')).text()).toBe('7')
  })

  it('leaves nothing behind that would fail a run', async () => {
    expect((await sampler().device?.violations()) ?? []).toEqual([])
  })
})
