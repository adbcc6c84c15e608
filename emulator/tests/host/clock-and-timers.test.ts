import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEmulator } from './support'
import { operations, startTest, until } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({ timers: true })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.admin('/reset', {}))

const DAY = 24 * 60 * 60_000

describe('clock', () => {
  it('moves the time of the emulator and of functions already warm', async () => {
    await emulator.call('runtime', { type: 'time' })
    await emulator.admin('/clock', { advance: 3 * DAY })
    const { body } = await emulator.call('runtime', { type: 'time' })
    const time = body as { now: number; date: number; text: string; isDate: boolean }
    const isMoved = (at: number): boolean => Math.abs(at - Date.now() - 3 * DAY) < DAY / 24
    expect([isMoved(time.now), isMoved(time.date), isMoved(Date.parse(time.text))]).toEqual([
      true,
      true,
      true,
    ])
    expect(time.isDate).toBe(true)
    await emulator.call('quickstart', { type: 'add', data: { _id: 'later' } })
    const read = await emulator.call('quickstart', { type: 'get', id: 'later' })
    expect(isMoved(Date.parse((read.body as { at: string }).at))).toBe(true)
  })

  it('is set, advanced, read and reset', async () => {
    expect((await emulator.admin('/clock', { offset: 5000 })).body).toMatchObject({ offset: 5000 })
    expect((await emulator.admin('/clock', { advance: 1000 })).body).toMatchObject({ offset: 6000 })
    for (const wrong of [{ advance: 'much' }, {}, { advance: 1e18 }, { offset: -1e14 }]) {
      expect((await emulator.admin('/clock', wrong)).status).toBe(400)
    }
    await emulator.admin('/reset', {})
    expect((await emulator.admin('/clock')).body).toMatchObject({ offset: 0 })
  })
})

describe('timers', () => {
  it('run on demand without a person', async () => {
    const answer = await emulator.admin('/timers/tick/run', {})
    expect(answer.body).toMatchObject({
      event: {
        Type: 'Timer',
        TriggerName: 'everyNight',
        Time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
      context: { ENV: 'local', SOURCE: 'wx_trigger' },
      trigger: 'timer',
    })
    expect((answer.body as { context: object }).context).not.toHaveProperty('OPENID')
    expect(operations(answer).database).toBe(1)
    expect((await emulator.admin('/timers/quickstart/run', {})).status).toBe(404)
  })

  it('fire once when the clock is moved over their time', async () => {
    const { body } = await emulator.admin('/timers')
    const timer = (body as { timers: { next: number }[] }).timers[0]
    expect(new Date(timer?.next ?? 0).toISOString()).toMatch(/T18:00:00\.000Z$/)
    await emulator.admin('/clock', { advance: 3 * DAY })
    const events = async (): Promise<string[]> => {
      const { body: text } = await emulator.admin('/collections/events/export')
      return (text as string).split('\n').filter((line) => line !== '')
    }
    await until(async () => (await events()).length > 0)
    expect(await events()).toHaveLength(1)
  })
})

describe('a timer of every second', () => {
  let directory: string
  let ticking: TestEmulator
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'emulator-timer-'))
    mkdirSync(join(directory, 'pulse'))
    writeFileSync(
      join(directory, 'pulse', 'index.js'),
      'exports.main = async (event) => console.log(event.TriggerName)',
    )
    const triggers = [{ name: 'everySecond', type: 'timer', config: '* * * * * * *' }]
    writeFileSync(join(directory, 'pulse', 'config.json'), JSON.stringify({ triggers }))
    ticking = await startTest({ functionsDir: directory, timers: true })
  })
  afterAll(async () => {
    await ticking.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  it('fires by itself, again and again', async () => {
    await until(async () => {
      const { body } = await ticking.admin('/logs?function=pulse')
      return (
        (body as { lines: { text: string }[] }).lines.filter(({ text }) => text === 'everySecond').length >= 2
      )
    })
  })
})

it('pushes carry no person and no timer', async () => {
  const event = { MsgType: 'event', Event: 'subscribe_msg_popup_event' }
  const { body } = await emulator.admin('/push/push', { event })
  expect(body).toEqual({ ENV: 'local', SOURCE: 'wx_unknown' })
})
