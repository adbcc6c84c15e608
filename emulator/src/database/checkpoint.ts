import type { SqliteFile } from './sqlite'
import type { Store } from './store'

/** Writes the state of this moment into a new SQLite file. To be called where no import runs. */
export function writeCheckpoint({ sqlite }: Store, file: string): void {
  sqlite.run('VACUUM INTO ?', file)
}

/** Puts the state that `writeCheckpoint` wrote in the place of all there is, at once. */
export function readCheckpoint({ sqlite, catalog }: Store, file: string): void {
  sqlite.run('ATTACH ? AS kept', file)
  try {
    sqlite.transaction(() => copyTables(sqlite))
  } finally {
    sqlite.script('DETACH kept')
  }
  catalog.reload()
}

/** SQLite copies the pages of a table into an empty one that is declared alike, without looking at its rows. */
function copyTables(sqlite: SqliteFile): void {
  const here = declarations(sqlite, 'main')
  const kept = declarations(sqlite, 'kept')
  for (const [name, sql] of here) if (kept.get(name) !== sql) sqlite.script(`DROP TABLE main.${name}`)
  for (const [name, sql] of kept) {
    sqlite.script(here.get(name) === sql ? `DELETE FROM main.${name}` : sql)
    sqlite.script(`INSERT INTO main.${name} SELECT * FROM kept.${name}`)
  }
}

/** Every table with the statement that made it. */
function declarations(sqlite: SqliteFile, schema: 'main' | 'kept'): Map<string, string> {
  const rows = sqlite.rows(`SELECT name, sql FROM ${schema}.sqlite_master WHERE type = 'table'`)
  return new Map(rows.map(([name, sql]) => [String(name), String(sql)]))
}
