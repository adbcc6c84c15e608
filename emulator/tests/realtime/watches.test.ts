import { brief, startRealtime, type RealtimeBench } from './support'

let bench: RealtimeBench
beforeEach(async () => {
  bench = await startRealtime()
})

describe('several watches', () => {
  it('of two people hear the same, each with numbers of its own', async () => {
    const [alice, bob] = [await bench.enter('o-alice'), await bench.enter('o-bobby')]
    await alice.watch()
    await bench.add({ _id: 'a', n: 1 })
    await bob.watch({ n: { $gt: 1 } })
    await bench.update('a', { $set: { n: 2 } })
    expect((await alice.arrived()).flatMap(({ msgData }) => brief(msgData?.events))).toEqual([
      [1, 'add', 'enqueue', 'a'],
      [2, 'update', 'update', 'a'],
    ])
    expect(brief(await bob.events())).toEqual([[1, 'update', 'enqueue', 'a']])
  })

  it('share a connection by their watchId, and a name used again takes the place of the old watch', async () => {
    const alice = await bench.enter()
    await alice.watch({ n: 1 }, {}, 'one')
    await alice.watch({ n: 2 }, {}, 'two')
    await alice.watch({ n: 3 }, {}, 'two')
    await bench.add({ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 })
    const frames = await alice.arrived()
    expect(frames.map(({ watchId, msgData }) => [watchId, msgData?.events?.[0]?.DocID])).toEqual([
      ['one', 'a'],
      ['two', 'c'],
    ])
  })

  it('of another collection hear nothing', async () => {
    const alice = await bench.enter()
    await alice.watch({}, { collName: 'other' })
    await bench.add({ _id: 'a' })
    expect(await alice.arrived()).toEqual([])
  })

  it('hear nothing more once closed, and cost the database nothing', async () => {
    const alice = await bench.enter()
    await alice.watch()
    expect(bench.database.changes.hasListeners('todos')).toBe(true)
    alice.send('CLOSE_WATCH', null, { watchId: 'w1' })
    expect(await alice.arrived()).toEqual([])
    await bench.add({ _id: 'a' })
    expect(await alice.arrived()).toEqual([])
    expect(bench.database.changes.hasListeners('todos')).toBe(false)
  })
})

describe('a collection that changes as a whole', () => {
  it('tells what an import into an empty one brought', async () => {
    const alice = await bench.enter()
    await alice.watch({ n: 1 })
    await bench.database.importLines('todos', ['{"_id":"a","n":1}', '{"_id":"b","n":2}', '{"_id":"c","n":1}'])
    expect(brief(await alice.events())).toEqual([
      [1, 'add', 'enqueue', 'c'],
      [1, 'add', 'enqueue', 'a'],
    ])
  })

  it('tells what an import over an existing one replaced, a line that comes twice once', async () => {
    await bench.add({ _id: 'a', n: 1 })
    const alice = await bench.enter()
    await alice.watch()
    await bench.database.importLines('todos', ['{"_id":"a","n":2}', '{"_id":"b"}', '{"_id":"b","n":3}'])
    expect(brief(await alice.events())).toEqual([
      [1, 'replace', 'update', 'a'],
      [1, 'add', 'enqueue', 'b'],
    ])
  })

  it('empties its watches at a reset, and ends those of a collection that goes', async () => {
    await bench.add({ _id: 'a' })
    await bench.action('addCollection', { collectionName: 'passing' })
    const alice = await bench.enter()
    await alice.watch({}, {}, 'todos')
    await alice.watch({}, { collName: 'passing' }, 'passing')
    bench.database.reset()
    const frames = await alice.arrived()
    expect(frames.map(({ watchId, msgType }) => [watchId, msgType])).toEqual(
      expect.arrayContaining([
        ['todos', 'NEXT_EVENT'],
        ['passing', 'ERROR'],
      ]),
    )
    const [emptied, ended] = ['todos', 'passing'].map((name) =>
      frames.find(({ watchId }) => watchId === name),
    )
    expect(brief(emptied?.msgData?.events)).toEqual([[1, 'remove', 'dequeue', 'a']])
    expect(ended?.msgData?.message).toContain('DATABASE_COLLECTION_NOT_EXIST')
  })
})

describe('5,000 documents', () => {
  const lines = (count: number): string[] => Array.from({ length: count }, (_, n) => `{"_id":"t${n}"}`)

  it('can be watched; one more ends the watch with an error', async () => {
    await bench.database.importLines('todos', lines(5_000))
    const alice = await bench.enter()
    expect((await alice.watch()).msgData?.events).toHaveLength(5_000)
    await bench.add({ _id: 'one more' })
    expect(await alice.next()).toMatchObject({
      ...{ watchId: 'w1', msgType: 'ERROR' },
      msgData: { code: 'SYS_ERR', message: expect.stringContaining('5000') as string },
    })
    expect(bench.realtime.hub.list()).toEqual([])
  })

  it('are refused at the beginning too, unless a limit shows fewer', async () => {
    await bench.database.importLines('todos', lines(5_001))
    const alice = await bench.enter()
    expect(await alice.watch()).toMatchObject({ msgType: 'ERROR', msgData: { code: 'SYS_ERR' } })
    expect((await alice.watch({}, { limit: 200 })).msgData?.events).toHaveLength(200)
  })
})
