import { join } from 'node:path'
import { bench, closeNow, codeOf, ejson, temporaryFolder, type Bench, type Fields } from '../database/support'

const byN = { name: 'n', keys: { n: 1 } } as const
const uniqueN = { ...byN, unique: true } as const

/** Enough documents for several reads of a snapshot. */
const MANY = Array.from({ length: 1_700 }, (_, n) => ({ _id: `d${n}`, n }))

const texts = (chunks: Iterable<readonly string[]>): string[] => [...chunks].flat()

async function filled(file = ':memory:'): Promise<Bench> {
  const made = bench({ things: [byN] }, { file })
  await made.database.importLines('things', MANY.map(ejson))
  return made
}

const remove = ({ action }: Bench, _id: string): Promise<unknown> =>
  action('removeDocument', {
    collectionName: 'things',
    queryType: 'DOC',
    query: ejson({ _id }),
    multi: false,
  })

describe('a snapshot', () => {
  it('is of one moment while documents are added, changed, removed and put back', async () => {
    const made = await filled()
    const before = [...made.database.exportLines('things')].sort()
    const snapshot = await made.database.freeze()
    const read: string[] = []
    let turn = 0
    for (const chunk of snapshot.collections.flatMap(({ chunks }) => chunks)) {
      for (const part of chunk()) {
        read.push(...part)
        turn++
        await made.update('things', 'd1', { $set: { n: -turn } })
        await made.update('things', `d${1_000 + turn}`, { $set: { n: 'changed' } })
        await made.update('things', `d${1_000 + turn}`, { $set: { n: 'changed again' } })
        await remove(made, `d${1_600 + turn}`)
        await made.add('things', { _id: `d${1_600 + turn}`, n: 'new' }, { _id: `new ${turn}` })
      }
    }
    snapshot.close()
    expect(turn).toBeGreaterThan(2)
    expect(read.sort()).toEqual(before)
  })

  it('does not keep what a transaction tried and took back', async () => {
    const made = await filled()
    const snapshot = await made.database.freeze()
    const { transactionId } = await made.action('startTransaction', {})
    const request = { collectionName: 'things', queryType: 'DOC', query: ejson({ _id: 'd9' }), transactionId }
    await made.action('modifyDocument', { ...request, data: ejson({ $set: { n: 0 } }), merge: true })
    await made.action('abortTransaction', { transactionId })
    expect(snapshot.collections.flatMap(({ chunks }) => texts(chunks()))).toEqual(
      MANY.map((thing) => JSON.stringify(thing)),
    )
    snapshot.close()
  })

  it('may be ended after its database was closed', async () => {
    const { database } = await filled(join(temporaryFolder(), 'data.db'))
    const snapshot = await database.freeze()
    closeNow(database)
    expect(() => snapshot.close()).not.toThrow()
  })

  it('allows no other beside it, and no reset', async () => {
    const { database } = await filled()
    const snapshot = await database.freeze()
    expect(await codeOf(database.freeze())).toBe('SYS_ERR')
    expect(() => database.reset()).toThrow('a backup is running')
    snapshot.close()
    ;(await database.freeze()).close()
    database.reset()
    expect(database.collections()).toMatchObject([{ documents: 0 }])
  })
})

describe('a replacement', () => {
  const lines = (...documents: Fields[]): string[] => documents.map((document) => JSON.stringify(document))

  it('that breaks a unique index leaves everything as it was', async () => {
    const { database, find } = await filled()
    const { replacement } = database.startReplacement()
    replacement.begin('things', [uniqueN])
    replacement.add(lines({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }))
    expect(() => replacement.end()).toThrow('E11000')
    replacement.abandon()
    expect(database.collections()).toMatchObject([{ name: 'things', documents: MANY.length }])
    expect((await find('things', { n: 5 })).plan).toMatchObject({ index: 'n', returned: 1 })
    expect(database.verify()).toMatchObject({ sound: true, problems: [] })
  })

  it('is seen by nobody before it is complete, nor after the process died before that', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const { database, find } = await filled(file)
    const { replacement } = database.startReplacement()
    replacement.begin('things', [byN])
    replacement.add(lines({ _id: 'a', n: 1 }))
    expect((await find('things', { n: 1 })).list).toEqual([{ _id: 'd1', n: 1 }])
    closeNow(database)
    const again = bench({ things: [byN] }, { file })
    expect(again.database.collections()).toMatchObject([{ name: 'things', documents: MANY.length }])
    expect(again.database.mark).toBe(0)
  })

  it('is made to agree with the declaration and told to those who listen', async () => {
    const { database, find } = await filled()
    const told: string[] = []
    database.changes.subscribe('things', {
      changed: () => told.push('changed'),
      reloaded: () => told.push('reloaded'),
    })
    const { replacement, commit } = database.startReplacement()
    replacement.begin('things', [])
    replacement.add(lines({ _id: 'b', n: 2 }, { _id: 'a', n: 1 }))
    replacement.end()
    commit()
    expect((await find('things', { n: { $gt: 0 } })).plan).toMatchObject({ index: 'n', returned: 2 })
    expect((await find('things', {})).list).toEqual([
      { _id: 'b', n: 2 },
      { _id: 'a', n: 1 },
    ])
    expect(told).toContain('reloaded')
    expect(database.mark).toBe(replacement.mark)
  })
})
