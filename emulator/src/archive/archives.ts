import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Records } from '../openapi/records'
import type { FileStore } from '../storage/store'
import type { Database } from '../types'
import { writeStream } from '../write-stream'
import { backupStream } from './backup'
import type { Manifest } from './format'
import { finishRestore, restoreArchive } from './restore'

/** Archives lie under this name while they arrive. */
const ARRIVING = 'restore-upload-'

interface State {
  readonly database: Database
  readonly files: FileStore
  readonly records: Records
  readonly dataDir: string
}

/** Backup and restore of a running emulator. */
export class Archives {
  constructor(private readonly state: State) {
    const { dataDir, database } = state
    finishRestore(dataDir, database.mark)
    for (const name of readdirSync(dataDir)) {
      if (name.startsWith(ARRIVING)) rmSync(join(dataDir, name))
    }
  }

  /** The state of this moment, gzip; writes go on meanwhile and are not in it. */
  async backup(): Promise<Readable> {
    return backupStream({ ...this.state, snapshot: await this.state.database.freeze() })
  }

  /**
   * Replaces the whole state. What is written while the archive is read is lost.
   * @throws ServiceError INVALID_PARAM when the archive is damaged; nothing has changed then
   */
  async restore(body: Readable): Promise<Manifest> {
    const file = join(this.state.dataDir, ARRIVING + randomUUID())
    try {
      await writeStream(body, file)
      return await restoreArchive(file, { ...this.state, ...this.state.database.startReplacement() })
    } finally {
      rmSync(file, { force: true })
    }
  }
}
