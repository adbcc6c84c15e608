import type Sqlite from 'libsql'
import { ServiceError } from '../types'
import type { FileLock } from './file-lock'

export type SqlValue = string | number | Buffer | null
export type Row = readonly unknown[]

interface Change {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** One connection with its prepared statements. All calls are synchronous. */
export class SqliteFile {
  /** A transaction that has not begun, because at most one change was made in it: this one. */
  private waiting: { change: Change | undefined } | undefined
  private readonly statements = new Map<string, Sqlite.Statement>()
  private damaged = false

  constructor(
    private readonly connection: Sqlite.Database,
    private readonly lock?: FileLock,
  ) {}

  /** Rows as arrays of columns. */
  rows(sql: string, ...values: SqlValue[]): Row[] {
    if (this.waiting?.change) this.begin()
    return this.guarded(() => this.statement(sql, true).all(values) as Row[])
  }

  /** The first row. libsql's `get` ends its statement, so that no read transaction stays open, and takes half as long. */
  first(sql: string, ...values: SqlValue[]): Row | undefined {
    if (this.waiting?.change) this.begin()
    return this.guarded(() => this.statement(sql, true).get(values) as Row | undefined)
  }

  /** Returns the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number {
    if (this.waiting) this.begin()
    return this.guarded(() => this.statement(sql, false).run(values).changes)
  }

  /** A write that nobody asks about. Where it stays alone in its transaction it needs no BEGIN and COMMIT. */
  change(sql: string, ...values: SqlValue[]): void {
    if (this.waiting && !this.waiting.change) this.waiting.change = { sql, values }
    else this.run(sql, ...values)
  }

  script(sql: string): void {
    if (this.waiting) this.begin()
    this.guarded(() => this.connection.exec(sql))
  }

  /**
   * Runs `work` in a SQLite transaction; an error rolls everything back.
   * @throws ServiceError SYS_ERR without writing when the file was found damaged
   */
  transaction<T>(work: () => T): T {
    if (this.damaged) throw damagedFile()
    this.waiting = { change: undefined }
    try {
      const result = work()
      this.commit()
      return result
    } catch (error) {
      this.waiting = undefined
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

  get isOpen(): boolean {
    return this.connection.open
  }

  /** Lets go of a file that could not be used, touching nothing of it. */
  abandon(): void {
    this.statements.clear()
    this.connection.close()
    this.lock?.release()
  }

  /** Begins the transaction that waits and makes its first change. */
  private begin(): void {
    const change = this.waiting?.change
    this.waiting = undefined
    this.script('BEGIN IMMEDIATE')
    if (change) this.run(change.sql, ...change.values)
  }

  /** A change alone is a transaction of its own. */
  private commit(): void {
    const { waiting } = this
    this.waiting = undefined
    if (!waiting) this.script('COMMIT')
    else if (waiting.change) this.run(waiting.change.sql, ...waiting.change.values)
  }

  /**
   * SQLite may have ended the transaction by itself (a full disk does), and a closed file has none: libsql ends the
   * whole process when it is asked for the transaction of a closed connection.
   */
  private rollback(): void {
    if (this.connection.open && this.connection.inTransaction) this.script('ROLLBACK')
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
