import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'libsql'
import fc from 'fast-check'
import type { IndexDeclaration } from '../../src/types'
import { bench, closeNow, codeOf, failureOf, ids, temporaryFolder } from './support'

const byN: IndexDeclaration = { name: 'n', keys: { n: 1 } }
const byTag: IndexDeclaration = { name: 'tags', keys: { tags: 1 } }

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => JSON.stringify({ _id: `d${n}`, n, tags: [`t${n % 7}`, 'all'] }))

describe('import', () => {
  it('fills an empty collection with its indexes, streamed', async () => {
    const { database, find, add } = bench({ things: [byN, byTag] })
    async function* streamed(): AsyncGenerator<string, void> {
      yield* lines(2_500)
      yield ''
    }
    expect(await database.importLines('things', streamed())).toBe(2_500)
    expect(database.collections()).toMatchObject([{ name: 'things', documents: 2_500 }])
    expect((await find('things', { n: 1_234 })).list).toEqual([
      { _id: 'd1234', n: 1_234, tags: ['t2', 'all'] },
    ])
    expect((await find('things', { tags: 't3' }, { limit: 1_000 })).plan).toMatchObject({
      index: 'tags',
      returned: 357,
    })
    await add('things', { _id: 'new', n: -1 })
    expect(ids((await find('things', { n: { $lt: 1 } })).list)).toEqual(['new', 'd0'])
  })

  it('replaces documents with the same id, in the lines and in the collection', async () => {
    const { database, find } = bench({ things: [byN, byTag] })
    await database.importLines('things', [
      '{"_id":"a","n":1,"tags":["x"]}',
      '{"_id":"b","n":2}',
      '{"_id":"a","n":3}',
    ])
    expect(ids((await find('things', { tags: 'x' })).list)).toEqual([])
    expect(ids((await find('things', { n: { $gt: 0 } })).list)).toEqual(['b', 'a'])
    await database.importLines('things', ['{"_id":"b","n":9}', '{"_id":"c","n":4}'])
    expect(ids((await find('things', { n: { $gt: 0 } })).list)).toEqual(['a', 'c', 'b'])
    expect(database.collections()).toMatchObject([{ documents: 3 }])
  })

  it('of lines that break a unique index leaves an empty collection empty', async () => {
    const { database, find, add } = bench({ things: [{ ...byN, unique: true }] })
    const failing = database.importLines('things', ['{"_id":"a","n":1}', '{"_id":"b","n":1}'])
    expect((await failureOf(failing)).message).toContain(
      'E11000 duplicate key error collection: things index: n',
    )
    expect((await find('things', {})).list).toEqual([])
    await add('things', { _id: 'a', n: 1 })
    expect((await find('things', { n: 1 })).plan).toMatchObject({ index: 'n', returned: 1 })
  })

  it.each([['{"n":1}'], ['nonsense'], ['[1]']])('refuses the line %s', async (line) => {
    const { database } = bench({ things: [] })
    expect(await codeOf(database.importLines('things', [line]))).toBe('INVALID_PARAM')
  })

  it('lets other operations wait until it is complete', async () => {
    const { database, find } = bench({ things: [byN] })
    const importing = database.importLines('things', lines(1_500))
    const found = find('things', { n: 1_400 })
    await importing
    expect((await found).list).toHaveLength(1)
  })

  it('and export give back every document exactly', async () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    )
    const body = fc.dictionary(
      fc.constantFrom('a', 'b', '名'),
      fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(body, { maxLength: 10 }), async (bodies) => {
        const { database, add } = bench({ from: [], to: [] })
        if (bodies.length > 0) await add('from', ...bodies.map((fields, n) => ({ _id: `d${n}`, ...fields })))
        const exported = [...database.exportLines('from')]
        await database.importLines('to', exported)
        expect([...database.exportLines('to')]).toEqual(exported)
        expect(exported).toHaveLength(bodies.length)
        closeNow(database)
      }),
      { numRuns: 30 },
    )
  })

  it('is exported in order of _id', async () => {
    const { database, add } = bench({ things: [] })
    await add('things', { _id: 'b' }, { _id: 10 }, { _id: 'a' }, { _id: 9 })
    expect([...database.exportLines('things')]).toEqual([
      '{"_id":9}',
      '{"_id":10}',
      '{"_id":"a"}',
      '{"_id":"b"}',
    ])
  })
})

describe('reset', () => {
  it('empties declared collections and removes the others', async () => {
    const { database, action, add, find } = bench({ things: [byTag] })
    await action('addCollection', { collectionName: 'extra' })
    await add('things', { _id: 'a', tags: ['x'] })
    const { transactionId } = await action('startTransaction', {})
    database.reset()
    expect(database.collections()).toMatchObject([
      { name: 'things', documents: 0, indexes: [{ name: 'tags', uses: 0 }] },
    ])
    expect(await codeOf(action('commitTransaction', { transactionId }))).toBe('DATABASE_TRANSACTION_FAIL')
    await add('things', { _id: 'a', tags: ['y'] })
    expect(ids((await find('things', { tags: 'y' })).list)).toEqual(['a'])
  })
})

describe('a file', () => {
  it('keeps documents, collections and indexes', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const first = bench({ things: [byN, byTag] }, { file })
    await first.action('addCollection', { collectionName: 'extra' })
    await first.add('things', { _id: 'a', n: 1, tags: ['x', 'y'] })
    closeNow(first.database)
    const second = bench({ things: [byN, byTag] }, { file })
    expect(second.database.collections()).toMatchObject([{ name: 'extra' }, { name: 'things', documents: 1 }])
    expect((await second.find('things', { tags: { $gte: 'a' } })).list).toEqual([
      { _id: 'a', n: 1, tags: ['x', 'y'] },
    ])
  })

  it('that is closed or emptied does first what it was asked before', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const first = bench({ things: [] }, { file })
    const early = first.add('things', { _id: 'early' })
    first.database.reset()
    const late = first.add('things', { _id: 'late' })
    closeNow(first.database)
    await Promise.all([early, late])
    expect((await bench({ things: [] }, { file }).find('things', {})).list).toEqual([{ _id: 'late' }])
  })

  it('that is closed refuses a write, and the process lives on', async () => {
    const { database, add } = bench({ things: [] })
    closeNow(database)
    await expect(add('things', { _id: 'a' })).rejects.toThrow('not open')
  })

  it('follows the declaration: indexes come, change and go', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const first = bench({ things: [byN] }, { file })
    await first.database.importLines('things', lines(700))
    closeNow(first.database)
    const second = bench({ things: [{ name: 'n', keys: { n: -1, tags: 1 } }, byTag] }, { file })
    expect((await second.find('things', { tags: 't1' }, { limit: 1_000 })).plan).toMatchObject({
      index: 'tags',
      returned: 100,
    })
    expect((await second.find('things', { n: 5, tags: 'all' })).plan).toMatchObject({
      index: 'n',
      examined: 1,
    })
    closeNow(second.database)
    const third = bench({ things: [] }, { file })
    expect(third.database.collections()).toEqual([{ name: 'things', documents: 700, indexes: [] }])
  })

  it('is not opened when a new unique index does not hold, and is unharmed', async () => {
    const file = join(temporaryFolder(), 'data.db')
    const first = bench({ things: [] }, { file })
    await first.add('things', { _id: 'a', n: 1 }, { _id: 'b', n: 1 })
    closeNow(first.database)
    expect(() => bench({ things: [{ ...byN, unique: true }] }, { file })).toThrow('E11000')
    expect((await bench({ things: [byN] }, { file }).find('things', { n: 1 })).list).toHaveLength(2)
  })

  it('is refused with one sentence when it is damaged, foreign, in use or nowhere', async () => {
    const folder = temporaryFolder()
    const open = (file: string) => () => bench({ things: [] }, { file: join(folder, file) })
    writeFileSync(join(folder, 'text.db'), 'no database at all, but long enough to be looked at'.repeat(100))
    expect(open('text.db')).toThrow('is damaged; restore a backup or move it away')
    expect(readFileSync(join(folder, 'text.db'), 'utf8')).toMatch(/^no database/)

    const sound = open('cut.db')()
    await sound.database.importLines('things', lines(300))
    expect(open('cut.db')).toThrow('another process has it open')
    closeNow(sound.database)
    truncateSync(join(folder, 'cut.db'), statSync(join(folder, 'cut.db')).size - 8_192)
    expect(open('cut.db')).toThrow('is damaged')

    const foreign = new Sqlite(join(folder, 'foreign.db'))
    foreign.exec('CREATE TABLE theirs (a)')
    foreign.close()
    expect(open('foreign.db')).toThrow('belongs to another program')
    expect(open('no/folder.db')).toThrow('its folder must exist')
  })

  it('is refused when the declaration makes no sense', () => {
    const wrong: IndexDeclaration = { name: 'x', keys: {} }
    expect(() => bench({ things: [wrong] })).toThrow('keys must be 1 to 32 fields')
    expect(() => bench({ things: [byN, byN] })).toThrow('declared twice')
    expect(() => bench({ 'bad name': [] })).toThrow('not a valid collection name')
  })
})
