import { existsSync, statSync } from 'node:fs'
import Sqlite from 'libsql'
import { lockFile } from './file-lock'
import { SqliteFile } from './sqlite'
import { isLogDamaged } from './write-ahead-log'

/** Marks a SQLite file as one of ours ("CBEM"), so that no other program's file is written to. */
const APPLICATION_ID = 0x4342454d
/**
 * As much of a file as is kept in memory, KiB. Of a million documents of 450 bytes it holds all indexes, so that one
 * page at most is read for a document found by one of them, and a third of the documents; with what else the process
 * needs this stays below 400 MB.
 */
export const CACHE_KIB = 250 * 1024
/** A log that an import made larger is cut back to this (bytes) when its pages have moved into the file. */
const LOG_BYTES = 16 * 1024 * 1024
/** Files up to this size (bytes) are looked through at each start, which takes a tenth of a second at most. */
const CHECKED_BYTES = 16 * 1024 * 1024
const DAMAGED_LOG =
  'its log (-wal) is damaged: restore a backup, or keep what is sound with verify --recover.'

export interface FileOptions {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string
  /** The file may not grow beyond this many bytes: what a full disk does, for tests. */
  readonly sizeLimit?: number
  /** Opens a file whose log is damaged and keeps what stands before the damage. */
  readonly recover?: boolean
}

/**
 * Opens a database file, creating it when it does not exist. Nothing is written before the file is
 * known to be ours and sound.
 * @throws Error with one sentence that names the file and what to do
 */
export function openSqlite(options: FileOptions): SqliteFile {
  const { file } = options
  try {
    return claimed(file === ':memory:' ? new SqliteFile(new Sqlite(file)) : connect(options), options)
  } catch (error) {
    throw new Error(`The database file ${file} cannot be opened: ${reason(error)} Nothing was changed.`)
  }
}

function connect({ file, recover }: FileOptions): SqliteFile {
  const lock = lockFile(file)
  try {
    if (recover !== true && existsSync(file) && isLogDamaged(file)) throw new Error(DAMAGED_LOG)
    return new SqliteFile(new Sqlite(file), lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

function claimed(sqlite: SqliteFile, options: FileOptions): SqliteFile {
  try {
    sqlite.script('PRAGMA locking_mode = EXCLUSIVE')
    refuseForeign(sqlite)
    if (isSmall(options.file)) refuseDamaged(sqlite)
    configure(sqlite, options)
    return sqlite
  } catch (error) {
    sqlite.abandon()
    throw error
  }
}

function refuseForeign(sqlite: SqliteFile): void {
  const applicationId = Number(sqlite.first('PRAGMA application_id')?.[0])
  const tables = Number(sqlite.first('SELECT count(*) FROM sqlite_master')?.[0])
  if (tables === 0 || applicationId === APPLICATION_ID) return
  throw new Error('it belongs to another program; choose another file.')
}

function isSmall(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return size <= CHECKED_BYTES
}

function refuseDamaged(sqlite: SqliteFile): void {
  const verdict = String(sqlite.first('PRAGMA quick_check(1)')?.[0])
  if (verdict !== 'ok') throw new Error('malformed')
}

function configure(sqlite: SqliteFile, { sizeLimit }: FileOptions): void {
  sqlite.script('PRAGMA journal_mode = WAL')
  sqlite.script('PRAGMA synchronous = NORMAL')
  sqlite.script(`PRAGMA journal_size_limit = ${LOG_BYTES}`)
  sqlite.script(`PRAGMA cache_size = -${CACHE_KIB}`)
  sqlite.script('PRAGMA temp_store = FILE')
  if (Number(sqlite.first('PRAGMA application_id')?.[0]) !== APPLICATION_ID) {
    sqlite.script(`PRAGMA application_id = ${APPLICATION_ID}`)
  }
  if (sizeLimit === undefined) return
  const pageBytes = Number(sqlite.first('PRAGMA page_size')?.[0])
  sqlite.first(`PRAGMA max_page_count = ${Math.floor(sizeLimit / pageBytes)}`)
}

function reason(error: unknown): string {
  const message = (error as Error).message
  if (message !== DAMAGED_LOG && /NOTADB|CORRUPT|malformed|damaged|not a database/.test(message)) {
    return 'it is damaged; restore a backup or move it away.'
  }
  if (/READONLY|PERM|readonly/.test(message)) return 'it is read-only; the emulator needs to write to it.'
  if (/BUSY|locked/.test(message)) return 'another process has it open.'
  return message.endsWith('.') ? message : `${message}.`
}
