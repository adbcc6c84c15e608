import { WebSocket } from 'ws'
import { brief, RawClient, startRealtime, until, type Frame, type RealtimeBench } from './support'

const error = (code: string): object => ({ msgType: 'ERROR', msgData: { code } })

/** A watch whose line is cut: what the client remembers of it. */
async function cutWatch(bench: RealtimeBench): Promise<unknown> {
  const alice = await bench.enter()
  const { msgData } = await alice.watch()
  await alice.cut()
  await detached(bench)
  return msgData?.queryID
}

const detached = (bench: RealtimeBench): Promise<void> =>
  until(() => bench.realtime.hub.list().every(({ attached }) => !attached))

describe('REBUILD_WATCH', () => {
  it('sends what was missed, then goes on with the next number', async () => {
    const bench = await startRealtime()
    const queryID = await cutWatch(bench)
    await bench.add({ _id: 'a' })
    await bench.update('a', { $set: { n: 1 } })
    const again = await bench.enter()
    const { watchId, requestId, msgType, msgData } = await again.rebuild(queryID, 0, 'w9')
    expect([watchId, requestId, msgType, msgData?.currEvent]).toEqual(['w9', 'r2', 'NEXT_EVENT', 2])
    expect(brief(msgData?.events)).toEqual([
      [1, 'add', 'enqueue', 'a'],
      [2, 'update', 'update', 'a'],
    ])
    await bench.remove('a')
    expect(await again.next()).toMatchObject({ watchId: 'w9', msgData: { currEvent: 3 } })
  })

  it('sends no events when none were missed', async () => {
    const bench = await startRealtime()
    const queryID = await cutWatch(bench)
    const again = await bench.enter()
    expect((await again.rebuild(queryID, 0)).msgData).toEqual({ queryID, currEvent: 0, events: [] })
  })

  it('mends a gap on a living connection', async () => {
    const bench = await startRealtime()
    const alice = await bench.enter()
    const queryID = (await alice.watch()).msgData?.queryID
    await bench.add({ _id: 'a' }, { _id: 'b' })
    await bench.remove('a')
    expect((await alice.arrived()).length).toBe(2)
    expect(brief((await alice.rebuild(queryID, 1)).msgData?.events)).toEqual([[2, 'remove', 'dequeue', 'a']])
  })

  it('sends everything anew under the next number when more was missed than is kept', async () => {
    const bench = await startRealtime({ keptEvents: 2 })
    const queryID = await cutWatch(bench)
    for (const _id of ['a', 'b', 'c']) await bench.add({ _id })
    const again = await bench.enter()
    const { msgType, msgData } = await again.rebuild(queryID, 0)
    expect([msgType, msgData?.currEvent]).toEqual(['INIT_EVENT', 1])
    expect(brief(msgData?.events)).toEqual(['c', 'b', 'a'].map((id) => [1, 'init', 'init', id]))
    await bench.remove('b')
    expect(brief(await again.events())).toEqual([[2, 'remove', 'dequeue', 'b']])
  })

  it('keeps no more bytes than allowed', async () => {
    const bench = await startRealtime({ keptBytes: 1_000 })
    const queryID = await cutWatch(bench)
    await bench.add({ _id: 'a', text: 'x'.repeat(2_000) })
    expect((await (await bench.enter()).rebuild(queryID, 0)).msgType).toBe('INIT_EVENT')
  })

  it('lets the client begin anew where an empty result cannot be said', async () => {
    const bench = await startRealtime({ keptEvents: 1 })
    const queryID = await cutWatch(bench)
    await bench.add({ _id: 'a' })
    await bench.remove('a')
    const again = await bench.enter()
    expect(await again.rebuild(queryID, 0)).toMatchObject({
      watchId: 'w1',
      ...error('QUERYID_INVALID_ERROR'),
    })
    expect(bench.realtime.hub.list()).toEqual([])
  })

  it('is refused for events that never were', async () => {
    const bench = await startRealtime()
    await bench.add({ _id: 'a' })
    for (const eventId of [1, -1, 0.5, Number.NaN]) {
      const queryID = await cutWatch(bench)
      expect(await (await bench.enter()).rebuild(queryID, eventId)).toMatchObject(
        error('QUERYID_INVALID_ERROR'),
      )
    }
  })

  it('is refused to another person, and for a watch that nobody knows', async () => {
    const bench = await startRealtime()
    const queryID = await cutWatch(bench)
    const bob = await bench.enter('o-bobby')
    expect(await bob.rebuild(queryID, 0)).toMatchObject(error('QUERYID_INVALID_ERROR'))
    expect(await bob.rebuild(undefined, 0)).toMatchObject(error('QUERYID_INVALID_ERROR'))
    expect((await (await bench.enter()).rebuild(queryID, 0)).msgType).toBe('NEXT_EVENT')
  })

  it('finds events that were acknowledged no more', async () => {
    const bench = await startRealtime()
    const alice = await bench.enter()
    const queryID = (await alice.watch()).msgData?.queryID
    await bench.add({ _id: 'a' })
    await bench.add({ _id: 'b' })
    alice.send('CHECK_LAST', { queryID, eventID: 1 }, { watchId: 'w1' })
    await alice.arrived()
    expect((await alice.rebuild(queryID, 1)).msgType).toBe('NEXT_EVENT')
    expect((await alice.rebuild(queryID, 0)).msgType).toBe('INIT_EVENT')
  })
})

describe('a lost connection', () => {
  it('is waited for so long and no longer', async () => {
    const bench = await startRealtime({ resumeTime: 1 })
    const alice = await bench.enter()
    await alice.watch()
    await alice.cut()
    await until(() => bench.realtime.hub.list().length === 0)
    expect(bench.database.changes.hasListeners('todos')).toBe(false)
  })

  it('gives its place to new watches when the emulator is full', async () => {
    const bench = await startRealtime({ watches: 1 })
    await cutWatch(bench)
    expect((await (await bench.enter()).watch()).msgType).toBe('INIT_EVENT')
    expect(bench.realtime.hub.list()).toHaveLength(1)
  })

  it('is noticed when pings are not answered', async () => {
    const bench = await startRealtime({ pingInterval: 1 })
    const deaf = new RawClient(new WebSocket(`ws://127.0.0.1:${bench.port}/realtime`, { autoPong: false }))
    expect((await deaf.closed).code).toBe(1006)
    await until(() => bench.realtime.server.list().length === 0)
  })
})

it('a client that reads too slowly is cut off with a reason, and misses nothing when it comes back', async () => {
  const bench = await startRealtime({ unsentBytes: 100_000, keptBytes: 1e9 })
  const alice = await bench.enter()
  const queryID = (await alice.watch()).msgData?.queryID
  alice.socket.pause()
  let written = 0
  // The system's own buffers have to fill before anything waits in the server.
  while (bench.realtime.hub.list()[0]?.attached) {
    await bench.add({ _id: `t${written++}`, text: 'x'.repeat(200_000) })
  }
  alice.socket.resume()
  const { code, reason } = await alice.closed
  expect([code, reason]).toEqual([1013, expect.stringMatching(/^too slow: \d+ bytes wait unread$/)])
  const received = alice.left().flatMap(({ msgData }) => msgData?.events ?? [])
  const { msgData } = await (await bench.enter()).rebuild(queryID, received.length)
  const all = [...received, ...(msgData?.events ?? [])]
  expect(all.map(({ ID }) => ID)).toEqual(Array.from({ length: written }, (_, n) => n + 1))
  expect(all.map(({ DocID }) => DocID)).toEqual(Array.from({ length: written }, (_, n) => `t${n}`))
})

it('a line that breaks again and again under writes loses and repeats nothing', async () => {
  const bench = await startRealtime()
  const [ROUNDS, WRITES] = [20, 10]
  let alice = await bench.enter()
  const queryID = (await alice.watch()).msgData?.queryID
  const seen: (readonly [number, unknown])[] = []
  const note = ({ msgData }: Frame): void => {
    seen.push(...(msgData?.events ?? []).map(({ ID, DocID }) => [ID, DocID] as const))
  }
  const write = async (round: number): Promise<void> => {
    for (let n = 0; n < WRITES; n++) {
      await bench.add({ _id: `t${round * WRITES + n}` })
      await new Promise(setImmediate)
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    const writing = write(round)
    for (let frames = 0; frames < WRITES / 2; frames++) note(await alice.next())
    await alice.cut()
    // What had come before the cut counts as received.
    alice.left().forEach(note)
    alice = await bench.enter()
    note(await alice.rebuild(queryID, seen.length))
    await writing
    const frames = await alice.arrived()
    frames.forEach(note)
  }
  expect(seen).toEqual(Array.from({ length: ROUNDS * WRITES }, (_, n) => [n + 1, `t${n}`]))
})
