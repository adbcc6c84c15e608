import Sqlite from 'libsql'
import { documentKeys, keyFields } from '../src/database/index-keys'
import { must } from '../src/database/must'
import { CACHE_KIB } from '../src/database/open-sqlite'
import { addedDocument, COLLECTION, DECLARATION, idOf, ownerOf } from './documents'
import { pairOf, serialOf, type Turn } from './operations'

/** What libsql does for the rows of one operation, by the operation's name. */
export type RowsOf = { readonly [operation: string]: (turn: Turn) => void }

const TABLE = 'documents_1'
const [byOwner, bySerial] = must(DECLARATION.collections[COLLECTION]).indexes.map((index, n) => ({
  table: `index_${n + 1}`,
  fields: keyFields(Object.entries(index.keys) as [string, 1 | -1][]),
}))
const owners = must(byOwner)
const serials = must(bySerial)

/**
 * libsql alone on a copy of the emulator's file, with the emulator's settings and statements prepared once: it reads
 * and writes the rows of an operation and does nothing else.
 */
export function openRows(file: string, documents: number): RowsOf {
  const connection = new Sqlite(file)
  for (const setting of SETTINGS) connection.exec(`PRAGMA ${setting}`)
  const reader = (sql: string): Sqlite.Statement => connection.prepare(sql).raw(true)
  const point = reader(`SELECT row, id, body FROM ${TABLE} WHERE id = ?`)
  const range = reader(
    `SELECT d.row, d.id, d.body FROM ${owners.table} i CROSS JOIN ${TABLE} d ON d.row = i.row
     WHERE i.key >= ? AND i.key < ? ORDER BY i.key LIMIT ?`,
  )
  const update = connection.prepare(`UPDATE ${TABLE} SET body = ? WHERE row = ?`)
  const inTransaction = (work: () => void): void => {
    connection.exec('BEGIN IMMEDIATE')
    work()
    connection.exec('COMMIT')
  }
  let changes = 0
  const rewrite = (serial: number): void => {
    const [row, , body] = point.get([idAt(serial)]) as [number, string, string]
    update.run([changed(body, ++changes), row])
  }
  const add = adder(connection, documents)
  return {
    'point read': (turn) => point.get([idAt(serialOf(turn))]),
    'list of 20': (turn) => range.all([...ownerBounds(turn), 20]),
    insert: ({ number }) => inTransaction(() => add(documents + number)),
    'guarded update': (turn) => inTransaction(() => rewrite(serialOf(turn))),
    transaction: (turn) => inTransaction(() => pairOf(turn).forEach(rewrite)),
    aggregate: (turn) => range.all([...ownerBounds(turn), 1_000]),
  }
}

const SETTINGS = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  `cache_size = -${CACHE_KIB}`,
]

/** Adds the rows of a document: its own, and one in each index. */
function adder(connection: Sqlite.Database, documents: number): (serial: number) => void {
  const addDocument = connection.prepare(`INSERT INTO ${TABLE} (row, id, body) VALUES (?, ?, ?)`)
  const addOwner = connection.prepare(`INSERT INTO ${owners.table} (key, row) VALUES (?, ?)`)
  const addSerial = connection.prepare(`INSERT INTO ${serials.table} (key, row) VALUES (?, ?)`)
  const sample = addedDocument(documents, documents)
  const body = JSON.stringify(sample)
  const lastRow = connection.prepare(`SELECT max(row) FROM ${TABLE}`).raw(true)
  let row = Number((lastRow.get([]) as number[])[0])
  return (serial) => {
    row++
    addDocument.run([row, idOf(serial), body])
    addOwner.run([must(documentKeys(owners.fields, { ...sample, owner: `added-${serial}` }).keys[0]), row])
    addSerial.run([must(documentKeys(serials.fields, { serial }).keys[0]), row])
  }
}

/** A new content for the row: SQLite writes nothing where the bytes are those that stand there. */
const changed = (body: string, count: number): string => body.replace(COUNTER, `"counter":${count}`)
const COUNTER = /"counter":\d+/

/** To make an id takes as long as to read its row, and is no part of the limit. */
const ids = new Map<number, string>()

function idAt(serial: number): string {
  const known = ids.get(serial)
  if (known !== undefined) return known
  const id = idOf(serial)
  ids.set(serial, id)
  return id
}

/** All keys of one owner begin with the same bytes. */
function ownerBounds(turn: Turn): [Buffer, Buffer] {
  const owner = ownerOf(serialOf(turn), turn.documents)
  const low = must(documentKeys(owners.fields.slice(0, 1), { owner }).keys[0])
  return [low, Buffer.concat([low, Buffer.from([0xff])])]
}
