import type Sqlite from 'libsql'
import { ServiceError } from '../types'
import type { FileLock } from './file-lock'

export type SqlValue = string | number | Buffer | null
export type Row = readonly unknown[]

/** One connection with its prepared statements. All calls are synchronous. */
export class SqliteFile {
  private readonly statements = new Map<string, Sqlite.Statement>()
  private damaged = false

  constructor(
    private readonly connection: Sqlite.Database,
    private readonly lock?: FileLock,
  ) {}

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

  /**
   * Runs `work` in a SQLite transaction; an error rolls everything back.
   * @throws ServiceError SYS_ERR without writing when the file was found damaged
   */
  transaction<T>(work: () => T): T {
    if (this.damaged) throw damagedFile()
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
   * given back by hand: leaving WAL mode is what releases an exclusive lock. One tidy file remains, or, where
   * the disk is full, the file and its log, which belong together and are read together at the next start.
   */
  close(): void {
    try {
      this.rows('PRAGMA journal_mode = DELETE')
      this.script('PRAGMA locking_mode = NORMAL')
      this.first('SELECT count(*) FROM sqlite_master')
    } catch {
      // Nothing is lost: every commit is in the log.
    } finally {
      this.abandon()
    }
  }

  /** Lets go of a file that could not be used, touching nothing of it. */
  abandon(): void {
    this.statements.clear()
    this.connection.close()
    this.lock?.release()
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
      this.damaged ||= isDamage(codeOf(error))
      throw explain(error)
    }
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

const isDamage = (code: string): boolean => code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'

function damagedFile(): ServiceError {
  const text = 'the database file is damaged; nothing was written: stop the emulator and restore a backup'
  return new ServiceError('SYS_ERR', text)
}

function explain(error: unknown): unknown {
  const code = codeOf(error)
  if (!code.startsWith('SQLITE_') || code.startsWith('SQLITE_CONSTRAINT')) return error
  if (code === 'SQLITE_FULL') return new ServiceError('SYS_ERR', 'the disk is full; nothing was written')
  if (isDamage(code)) return damagedFile()
  const message = (error as Error).message
  return new ServiceError('SYS_ERR', `storage failed: ${message} (${code})`)
}
