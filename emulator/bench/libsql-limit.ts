import Sqlite from 'libsql'
import { must } from '../src/database/must'
import { documentKeys, keyFields } from '../src/database/index-keys'
import { COLLECTION, DECLARATION, documentOf, idOf, ownerOf } from './documents'
import { pairOf, serialOf, type Turn } from './operations'

/*
 * The database part of the limit, in a process of its own: libsql reads and writes the rows of one operation in a
 * copy of the emulator's file, with the same settings and nothing around it.
 */
const [file = '', documentCount = '0'] = process.argv.slice(2)
const documents = Number(documentCount)
const connection = new Sqlite(file)
for (const pragma of [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'cache_size = -65536',
]) {
  connection.exec(`PRAGMA ${pragma}`)
}
const table = 'documents_1'
const [byOwner, bySerial] = must(DECLARATION.collections[COLLECTION]).indexes.map((index, n) => ({
  table: `index_${n + 1}`,
  fields: keyFields(Object.entries(index.keys) as [string, 1 | -1][]),
}))
const owners = must(byOwner)
const serials = must(bySerial)

const reader = (sql: string): Sqlite.Statement => connection.prepare(sql).raw(true)
const point = reader(`SELECT row, id, body FROM ${table} WHERE id = ?`)
const range = reader(
  `SELECT d.row, d.id, d.body FROM ${owners.table} i CROSS JOIN ${table} d ON d.row = i.row
   WHERE i.key >= ? AND i.key < ? ORDER BY i.key LIMIT ?`,
)
const addDocument = connection.prepare(`INSERT INTO ${table} (row, id, body) VALUES (?, ?, ?)`)
const addOwner = connection.prepare(`INSERT INTO ${owners.table} (key, row) VALUES (?, ?)`)
const addSerial = connection.prepare(`INSERT INTO ${serials.table} (key, row) VALUES (?, ?)`)
const update = connection.prepare(`UPDATE ${table} SET body = ? WHERE row = ?`)
let nextRow = Number((reader(`SELECT max(row) FROM ${table}`).all([]) as number[][])[0]?.[0]) + 1

function inTransaction(work: () => void): void {
  connection.exec('BEGIN IMMEDIATE')
  work()
  connection.exec('COMMIT')
}

/** All keys of one owner begin with the same bytes. */
function ownerBounds(turn: Turn): [Buffer, Buffer] {
  const owner = ownerOf(serialOf(turn), turn.documents)
  const low = must(documentKeys(owners.fields.slice(0, 1), { owner }).keys[0])
  return [low, Buffer.concat([low, Buffer.from([0xff])])]
}

function rewrite(serial: number): void {
  const [row, , body] = must((point.all([idOf(serial)]) as [number, string, string][])[0])
  update.run([body, row])
}

const rowsOf: { readonly [operation: string]: (turn: Turn) => void } = {
  'point read': (turn) => point.all([idOf(serialOf(turn))]),
  'list of 20': (turn) => range.all([...ownerBounds(turn), 20]),
  insert: ({ number }) => {
    const document = documentOf(documents + number, documents)
    const row = nextRow++
    inTransaction(() => {
      addDocument.run([row, document['_id'], JSON.stringify(document)])
      addOwner.run([must(documentKeys(owners.fields, document).keys[0]), row])
      addSerial.run([must(documentKeys(serials.fields, document).keys[0]), row])
    })
  },
  'guarded update': (turn) => inTransaction(() => rewrite(serialOf(turn))),
  transaction: (turn) => inTransaction(() => pairOf(turn).forEach(rewrite)),
  aggregate: (turn) => range.all([...ownerBounds(turn), 1_000]),
}

process.on('message', ({ operation, from, milliseconds }: Order) => {
  const work = must(rowsOf[operation])
  const start = process.hrtime.bigint()
  let number = from
  let elapsed = 0
  do {
    work({ number: number++, documents, connection: 0, connections: 1 })
    elapsed = Number(process.hrtime.bigint() - start) / 1e6
  } while (elapsed < milliseconds)
  process.send?.({ turns: number - from, milliseconds: elapsed })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')

/** Run an operation over and over for so long; its turns count up from `from`. */
export interface Order {
  readonly operation: string
  readonly from: number
  readonly milliseconds: number
}
