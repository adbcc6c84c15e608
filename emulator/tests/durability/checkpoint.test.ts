import { readdirSync } from 'node:fs'
import { FileStore } from '../../src/storage/store'
import { RunningEmulator, useFolder, type Fields } from './running'

useFolder()

const PICTURE = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * n) % 256))
const thing = (n: number): Fields => ({ _id: `thing-${n}`, serial: n, owner: `o-${n % 5}`, tags: ['all'] })

async function filled(): Promise<RunningEmulator> {
  const emulator = await RunningEmulator.start('data')
  await emulator.insert(
    'things',
    Array.from({ length: 1_200 }, (_, n) => thing(n)),
  )
  await emulator.admin('subscriptions', '{"openid":"o-alice","templateId":"t","credits":3}')
  await emulator.upload('pictures/one.bin', PICTURE)
  return emulator
}

const take = async (emulator: RunningEmulator): Promise<void> => {
  expect((await emulator.admin('checkpoint', '')).status).toBe(200)
}

const comeBack = async (emulator: RunningEmulator): Promise<void> => {
  expect((await emulator.admin('checkpoint/return', '')).status).toBe(200)
}

/** Something else in every place where something is kept. */
async function disturb(emulator: RunningEmulator): Promise<void> {
  const remove = { collectionName: 'things', queryType: 'WHERE', query: '{"owner":"o-1"}', multi: true }
  await emulator.admin('database', JSON.stringify({ action: 'database.removeDocument', request: remove }))
  await emulator.insert('things', [thing(5_000)])
  await emulator.insert('other', [{ _id: 7 }])
  await emulator.admin('subscriptions', '{"openid":"o-alice","templateId":"t","credits":9}')
  await emulator.upload('pictures/one.bin', Buffer.from('another'))
  await emulator.upload('pictures/two.bin', PICTURE)
  await emulator.admin('clock', '{"advance":3600000}')
  await emulator.admin('faults', '{"errorRate":1}')
}

const read = async (emulator: RunningEmulator, path: string): Promise<unknown> =>
  (await emulator.admin(path)).json()

describe('a checkpoint', () => {
  it('is returned to as often as one likes: documents, indexes, files, credits, clock; faults are forgotten', async () => {
    const emulator = await filled()
    const [state, verified] = [await emulator.state(), await emulator.verified()]
    await take(emulator)
    for (let turn = 0; turn < 3; turn++) {
      await disturb(emulator)
      expect(await emulator.state()).not.toEqual(state)
      await comeBack(emulator)
      expect(await emulator.state()).toEqual(state)
      expect(await emulator.verified()).toEqual(verified)
      expect(await read(emulator, 'clock')).toMatchObject({ offset: 0 })
      expect(await read(emulator, 'faults')).toEqual({ faults: [] })
    }
    const bytes = await new FileStore(`${emulator.dataDir}/storage`).read('pictures/one.bin')
    expect(bytes?.equals(PICTURE)).toBe(true)
  })

  it('holds when collections were dropped, made and replaced meanwhile', async () => {
    const emulator = await filled()
    const archive = await emulator.backup()
    const state = await emulator.state()
    await take(emulator)
    await emulator.restore(archive)
    await emulator.admin(
      'database',
      '{"action":"database.addCollection","request":{"collectionName":"late"}}',
    )
    await comeBack(emulator)
    expect(await emulator.state()).toEqual(state)
    expect(await read(emulator, 'collections')).toMatchObject({
      collections: [
        { name: 'other', documents: 0 },
        { name: 'things', documents: 1_200 },
      ],
    })
    await emulator.insert('things', [thing(5_000)])
    expect(await emulator.verified()).toMatchObject({ sound: true })
  })

  it('keeps the moved clock, and the newest state alone', async () => {
    const emulator = await filled()
    await take(emulator)
    await disturb(emulator)
    const state = await emulator.state()
    await take(emulator)
    await emulator.admin('reset', '')
    await comeBack(emulator)
    expect(await emulator.state()).toEqual(state)
    expect(await read(emulator, 'clock')).toMatchObject({ offset: 3_600_000 })
  })

  it('is durable once returned to, and gone itself when the emulator stops', async () => {
    const emulator = await filled()
    const state = await emulator.state()
    await take(emulator)
    await disturb(emulator)
    await comeBack(emulator)
    await emulator.stop()
    const again = await RunningEmulator.start('data')
    expect(await again.state()).toEqual(state)
    expect(readdirSync(again.dataDir)).not.toContain('checkpoint')
    const answer = await again.admin('checkpoint/return', '')
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'INVALID_PARAM' }])
    expect(await again.state()).toEqual(state)
  })

  it('of an empty emulator empties it', async () => {
    const emulator = await RunningEmulator.start('data')
    const state = await emulator.state()
    await take(emulator)
    await disturb(emulator)
    await comeBack(emulator)
    expect(await emulator.state()).toEqual(state)
  })
})
