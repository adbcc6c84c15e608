import { join } from 'node:path'
import { Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import type { Snapshot } from '../database/snapshot'
import type { Records } from '../openapi/records'
import type { FileStore } from '../storage/store'
import { freezeFiles } from './frozen-files'
import { archiveText, type Section } from './write'

export interface BackupSource {
  readonly snapshot: Snapshot
  readonly files: FileStore
  readonly records: Records
  readonly dataDir: string
}

/** The whole state of the snapshot as a stream of gzip; ends the snapshot when it ends or is destroyed. */
export function backupStream({ snapshot, files, records, dataDir }: BackupSource): Readable {
  const frozen = freezeFiles(files, join(dataDir, 'backup-files'))
  const text = Readable.from(archiveText([...collections(snapshot), recordsSection(records), frozen.section]))
  const gzip = createGzip({ level: constants.Z_BEST_SPEED })
  text.on('error', (error) => gzip.destroy(error))
  text.on('close', () => {
    frozen.close()
    snapshot.close()
  })
  gzip.on('close', () => text.destroy())
  return text.pipe(gzip)
}

function recordsSection(records: Records): Section {
  const lines = records.lines()
  return { head: { section: 'records', lines: lines.length }, blocks: () => [lines] }
}

function collections({ collections: all }: Snapshot): Section[] {
  return all.map(({ name, indexes, documents, chunks }) => ({
    head: { section: 'collection', name, indexes, lines: documents },
    blocks: chunks,
  }))
}
