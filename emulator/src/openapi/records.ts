import { openSqlite } from '../database/open-sqlite'
import type { SqliteFile } from '../database/sqlite'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS records (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, id));
`

/**
 * What the open interfaces remember (credits, messages, checks, codes), as JSON in a SQLite file of their own:
 * all of it survives a restart and a killed process.
 */
export class Records {
  readonly sqlite: SqliteFile

  /**
   * @param file path of the SQLite file, or `:memory:`
   * @throws Error with one sentence when the file is damaged, foreign, read-only or in use
   */
  constructor(file: string) {
    this.sqlite = openSqlite({ file })
    this.sqlite.script(SCHEMA)
  }

  clear(): void {
    this.sqlite.script('DELETE FROM records')
  }

  /** Every record as one line of JSON, oldest first: what an archive keeps of them. */
  lines(): string[] {
    const rows = this.sqlite.rows('SELECT kind, id, value FROM records ORDER BY number')
    return rows.map((row) => JSON.stringify(row))
  }

  /** Puts records of `lines` in the place of all there are. */
  replaceAll(lines: readonly string[]): void {
    this.sqlite.transaction(() => {
      this.clear()
      for (const line of lines) {
        const row = JSON.parse(line) as string[]
        this.sqlite.run('INSERT INTO records (kind, id, value) VALUES (?, ?, ?)', ...row)
      }
    })
  }

  close(): void {
    this.sqlite.close()
  }
}

/** The records of one kind. */
export class RecordsOf<T> {
  constructor(
    private readonly records: Records,
    private readonly kind: string,
  ) {}

  /** Stores a record; one that has the same id keeps its place in the list. */
  put(id: string, value: T): void {
    const sql =
      'INSERT INTO records (kind, id, value) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value'
    this.records.sqlite.run(sql, this.kind, id, JSON.stringify(value))
  }

  find(id: string): T | undefined {
    const sql = 'SELECT value FROM records WHERE kind = ? AND id = ?'
    const row = this.records.sqlite.first(sql, this.kind, id)
    return row && (JSON.parse(String(row[0])) as T)
  }

  /** Oldest first. */
  list(): T[] {
    const sql = 'SELECT value FROM records WHERE kind = ? ORDER BY number'
    return this.records.sqlite.rows(sql, this.kind).map(([value]) => JSON.parse(String(value)) as T)
  }

  /** Forgets the oldest records until `kept` are left. */
  trim(kept: number): void {
    const count = Number(
      this.records.sqlite.first('SELECT count(*) FROM records WHERE kind = ?', this.kind)?.[0],
    )
    if (count <= kept) return
    const oldest = 'SELECT number FROM records WHERE kind = ? ORDER BY number LIMIT ?'
    this.records.sqlite.run(`DELETE FROM records WHERE number IN (${oldest})`, this.kind, count - kept)
  }
}
