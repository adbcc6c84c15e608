import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupStream } from './archive/backup'
import { readArchive } from './archive/read'
import { finishRestore, restoreArchive } from './archive/restore'
import { openStore } from './database/open-store'
import { Replacement } from './database/replacement'
import { Snapshot } from './database/snapshot'
import type { Store } from './database/store'
import { verifyStore } from './database/verify'
import { describeDiskError } from './disk-full'
import { Records } from './openapi/records'
import { FileStore } from './storage/store'
import { writeStream } from './write-stream'

const OPTIONS = {
  data: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  replace: { type: 'boolean', default: false },
  recover: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

/** The commands that work on a data folder no emulator is using; each answers what it prints. */
const COMMANDS: { readonly [name: string]: (dataDir: string, values: Values) => Promise<string> } = {
  verify,
  export: exportAll,
  import: importAll,
}

/**
 * Runs `verify`, `export` or `import` and answers what to print; undefined when the command line names none.
 * @throws Error with one sentence when something is missing, damaged or in use
 */
export async function runMaintenance([name, ...argv]: readonly string[]): Promise<string | undefined> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return undefined
  const { values } = parseArgs({ args: argv, options: OPTIONS })
  return command(resolve(required(values.data, 'data')), values)
}

function verify(dataDir: string, { recover }: Values): Promise<string> {
  return withStore(dataDir, { recover }, (store) => {
    const { sound, problems, collections } = verifyStore(store)
    if (!sound) throw new Error(`The data in ${dataDir} is not sound:\n${problems.join('\n')}`)
    const documents = collections.reduce((sum, collection) => sum + collection.documents, 0)
    const entries = collections.reduce((sum, collection) => sum + collection.entries, 0)
    return `Sound: ${collections.length} collections, ${documents} documents, ${entries} index entries agree.`
  })
}

/** The archive is read again before it gets its name. */
async function exportAll(dataDir: string, { to }: Values): Promise<string> {
  const target = archiveFile(resolve(required(to, 'to')))
  const unfinished = `${target}.part`
  const files = new FileStore(join(dataDir, 'storage'))
  try {
    await withStore(dataDir, {}, (store, records) => {
      const archive = backupStream({ snapshot: new Snapshot(store), files, records, dataDir })
      return writeStream(archive, unfinished).catch((error: unknown) => {
        throw new Error(`The archive ${target} cannot be written: ${describeDiskError(error).message}`)
      })
    })
    const manifest = await readArchive(unfinished)
    renameSync(unfinished, target)
    return `Exported ${manifest.documents} documents and ${manifest.files} files to ${target}.`
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function importAll(dataDir: string, { from, replace }: Values): Promise<string> {
  const source = resolve(required(from, 'from'))
  await readArchive(source)
  mkdirSync(dataDir, { recursive: true })
  const options = { mayCreate: true }
  return withStore(dataDir, options, async (store, records) => {
    finishRestore(dataDir, store.catalog.mark)
    const isEmpty = store.catalog.all().every(({ documents }) => documents === 0)
    if (!isEmpty && !replace)
      throw new Error(`${dataDir} holds documents; add --replace to put the archive in their place.`)
    const replacement = new Replacement(store)
    const target = { replacement, records, dataDir, commit: () => replacement.commit() }
    const manifest = await restoreArchive(source, target)
    return `Imported ${manifest.documents} documents and ${manifest.files} files into ${dataDir}.`
  })
}

interface StoreOptions {
  readonly recover?: boolean
  readonly mayCreate?: boolean
}

/** Lends the store of a data folder to `work` and closes it after that. */
async function withStore<T>(
  dataDir: string,
  { recover, mayCreate }: StoreOptions,
  work: (store: Store, records: Records) => T | Promise<T>,
): Promise<T> {
  const file = join(dataDir, 'database.sqlite')
  if (mayCreate !== true && !existsSync(file)) throw new Error(`${dataDir} holds no data of an emulator.`)
  const store = openStore({ file, ...(recover === undefined ? {} : { recover }) })
  try {
    const records = new Records(join(dataDir, 'openapi.sqlite'))
    try {
      return await work(store, records)
    } finally {
      records.close()
    }
  } finally {
    store.sqlite.close()
  }
}

/** A folder gets a file that is named by the time. */
function archiveFile(target: string): string {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder
    ? join(target, `cloudbase-${new Date().toISOString().replaceAll(':', '-')}.jsonl.gz`)
    : target
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`--${name} is missing; --help lists the options`)
  return value
}
