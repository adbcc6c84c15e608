import Sqlite from 'libsql'
import { ServiceError } from '../types'

export type SqlValue = string | number | Buffer | null
export type Row = readonly unknown[]

/** Marks a SQLite file as one of ours ("CBEM"), so that no other program's file is written to. */
const APPLICATION_ID = 0x4342454d
const CACHE_KIB = 65_536

/** One connection with its prepared statements. All calls are synchronous. */
export class SqliteFile {
  private readonly statements = new Map<string, Sqlite.Statement>()

  constructor(private readonly connection: Sqlite.Database) {}

  /** Rows as arrays of columns. */
  rows(sql: string, ...values: SqlValue[]): Row[] {
    return this.guarded(() => this.statement(sql, true).all(values) as Row[])
  }

  /** libsql's `get` would leave the statement open, and with it a read transaction. */
  first(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.rows(sql, ...values)[0]
  }

  /** Returns the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.guarded(() => this.statement(sql, false).run(values).changes)
  }

  script(sql: string): void {
    this.guarded(() => this.connection.exec(sql))
  }

  /** Runs `work` in a SQLite transaction; an error rolls everything back. */
  transaction<T>(work: () => T): T {
    this.script('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.script('COMMIT')
      return result
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /** Runs `work` and takes back whatever it wrote. */
  dryRun<T>(work: () => T): T {
    this.script('BEGIN IMMEDIATE')
    try {
      return work()
    } finally {
      this.rollback()
    }
  }

  /**
   * libsql keeps the file open until its statements are collected as garbage, so the lock on the file is
   * given back by hand: leaving WAL mode is what releases an exclusive lock. One tidy file remains.
   */
  close(): void {
    try {
      this.rows('PRAGMA journal_mode = DELETE')
      this.script('PRAGMA locking_mode = NORMAL')
      this.first('SELECT count(*) FROM sqlite_master')
    } finally {
      this.statements.clear()
      this.connection.close()
    }
  }

  /** Lets go of a file that could not be used, touching nothing of it. */
  abandon(): void {
    this.connection.close()
  }

  /** SQLite may have ended the transaction by itself (a full disk does). */
  private rollback(): void {
    if (this.connection.inTransaction) this.script('ROLLBACK')
  }

  private statement(sql: string, reads: boolean): Sqlite.Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.connection.prepare(sql)
    if (reads) statement.raw(true)
    this.statements.set(sql, statement)
    return statement
  }

  private guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw explain(error)
    }
  }
}

/**
 * Opens a database file, creating it when it does not exist. Nothing is written before the file is
 * known to be ours and sound.
 * @throws Error with one sentence that names the file and what to do
 */
export function openSqlite(file: string): SqliteFile {
  const sqlite = new SqliteFile(connect(file))
  try {
    claim(sqlite)
    return sqlite
  } catch (error) {
    sqlite.abandon()
    throw new Error(`The database file ${file} cannot be opened: ${reason(error)} Nothing was changed.`)
  }
}

function connect(file: string): Sqlite.Database {
  try {
    return new Sqlite(file)
  } catch {
    throw new Error(`The database file ${file} cannot be opened: its folder must exist and be readable.`)
  }
}

function claim(sqlite: SqliteFile): void {
  const applicationId = Number(sqlite.first('PRAGMA application_id')?.[0])
  const tables = Number(sqlite.first('SELECT count(*) FROM sqlite_master')?.[0])
  if (tables > 0 && applicationId !== APPLICATION_ID) {
    throw new Error('it belongs to another program; choose another file.')
  }
  sqlite.script('PRAGMA journal_mode = WAL')
  sqlite.script('PRAGMA locking_mode = EXCLUSIVE')
  sqlite.script('PRAGMA synchronous = NORMAL')
  sqlite.script(`PRAGMA cache_size = -${CACHE_KIB}`)
  sqlite.script('PRAGMA temp_store = FILE')
  sqlite.script(`PRAGMA application_id = ${APPLICATION_ID}`)
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

function reason(error: unknown): string {
  const message = (error as Error).message
  if (/NOTADB|CORRUPT|malformed|not a database/.test(message)) {
    return 'it is damaged; restore a backup or move it away.'
  }
  if (/READONLY|PERM|readonly/.test(message)) {
    return 'it is read-only; the emulator needs to write to it.'
  }
  if (/BUSY|locked/.test(message)) return 'another process has it open.'
  return message.endsWith('.') ? message : `${message}.`
}

function explain(error: unknown): unknown {
  const code = codeOf(error)
  if (!code.startsWith('SQLITE_') || code.startsWith('SQLITE_CONSTRAINT')) return error
  if (code === 'SQLITE_FULL') return new ServiceError('SYS_ERR', 'the disk is full; nothing was written')
  const message = (error as Error).message
  return new ServiceError('SYS_ERR', `storage failed: ${message} (${code})`)
}
