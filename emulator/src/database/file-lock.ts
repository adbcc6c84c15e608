import Sqlite from 'libsql'

/** The right to use a database file, held by one process at a time and given back by its death. */
export interface FileLock {
  release(): void
}

/**
 * Takes `<file>-lock` before the database file itself is looked at, so that a second emulator can neither read
 * a log that is being written nor write anything. SQLite locks it, because Node cannot lock files.
 * @throws Error with one sentence when another process holds it or the folder cannot be written to
 */
export function lockFile(file: string): FileLock {
  const connection = openLock(file)
  try {
    connection.exec('PRAGMA journal_mode = MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    throw new Error(describe(error))
  }
  return {
    release: () => {
      connection.exec('ROLLBACK')
      connection.close()
    },
  }
}

function openLock(file: string): Sqlite.Database {
  try {
    return new Sqlite(`${file}-lock`)
  } catch {
    throw new Error('its folder must exist and be writable.')
  }
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  if (code?.startsWith('SQLITE_BUSY')) {
    return 'another process has it open; stop that emulator or choose another data folder.'
  }
  return /READONLY|CANTOPEN|readonly/.test(`${String(code)} ${message}`)
    ? 'its folder is read-only; the emulator needs to write to it.'
    : `${message}.`
}
