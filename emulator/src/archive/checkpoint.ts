import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock'
import type { Records } from '../openapi/records'
import type { FileStore } from '../storage/store'
import { ServiceError, type Database } from '../types'

interface State {
  readonly database: Database
  readonly files: FileStore
  readonly records: Records
  readonly clock: Clock
  readonly dataDir: string
  /** Forgets messages, calls, faults and what else happened. */
  readonly forget: () => void
}

/** What is kept in memory; documents and files lie in the folder. */
interface Kept {
  readonly records: readonly string[]
  /** The clock's, ms. */
  readonly offset: number
}

/**
 * A state to which a running emulator returns as often as one likes, far faster than an archive is read. It is gone
 * when the emulator stops.
 */
export class Checkpoint {
  private readonly folder: string
  private kept: Kept | undefined

  constructor(private readonly state: State) {
    this.folder = join(state.dataDir, 'checkpoint')
    this.remove()
  }

  /** Keeps the state of this moment in the place of the one that was kept before. */
  take(): Promise<void> {
    const { database, files, records, clock } = this.state
    return database.whenSettled(() => {
      this.remove()
      mkdirSync(this.folder, { recursive: true })
      database.writeCheckpoint(this.documents)
      files.copyTo(this.files)
      this.kept = { records: records.lines(), offset: clock.offset }
    })
  }

  /** @throws ServiceError INVALID_PARAM when none was taken, SYS_ERR while an import or a backup is running */
  bringBack(): void {
    const { database, files, records, clock, forget } = this.state
    if (!this.kept)
      throw new ServiceError('INVALID_PARAM', 'there is no checkpoint; POST checkpoint takes one')
    database.readCheckpoint(this.documents)
    forget()
    records.replaceAll(this.kept.records)
    files.replaceBy(this.files)
    clock.setOffset(this.kept.offset)
  }

  private get documents(): string {
    return join(this.folder, 'documents.sqlite')
  }

  private get files(): string {
    return join(this.folder, 'files')
  }

  private remove(): void {
    this.kept = undefined
    rmSync(this.folder, { recursive: true, force: true })
  }
}
