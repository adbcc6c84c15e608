import { ServiceError } from '../types'
import type { FileIds } from './cloud-path'
import type { Links } from './links'
import { LINK_LIFETIME_MS } from './links'
import type { FileStore, StoredFile } from './store'

export interface Storage {
  readonly files: FileStore
  readonly ids: FileIds
  readonly links: Links
}

/** How one file of a list fared. */
export type FileCode = 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY'

export interface LinkAnswer {
  readonly fileID: unknown
  readonly tempFileURL: string
  readonly code: FileCode
  /** Seconds. */
  readonly maxAge?: number
}

export interface DeleteAnswer {
  readonly fileID: unknown
  readonly code: FileCode
}

/** Decides whether the one who asks may do it with this file. */
export type Access = (file: StoredFile) => boolean

const MAX_FILES = 50
const MAX_AGE_SECONDS = 24 * 60 * 60

/** @throws ServiceError INVALID_PARAM when it is no list or longer than 50 */
export function fileList(list: unknown, field: string): unknown[] {
  if (!Array.isArray(list)) throw new ServiceError('INVALID_PARAM', `${field} is not an array`)
  if (list.length > MAX_FILES)
    throw new ServiceError('INVALID_PARAM', `at most ${MAX_FILES} files in one request`)
  return list
}

export interface LinkRequest {
  readonly fileID: unknown
  /** Seconds, at most a day; 10 minutes when it is no number. */
  readonly maxAge: unknown
}

/** A temporary link to one file. */
export function linkTo(storage: Storage, { fileID, maxAge }: LinkRequest, mayRead: Access): LinkAnswer {
  const found = findFile(storage, fileID, mayRead)
  if (typeof found === 'string') return { fileID, tempFileURL: '', code: found }
  const seconds = typeof maxAge === 'number' && maxAge > 0 ? Math.min(maxAge, MAX_AGE_SECONDS) : undefined
  const lifetimeMs = seconds === undefined ? LINK_LIFETIME_MS : seconds * 1000
  const tempFileURL = storage.links.create('files', found.path, lifetimeMs)
  return { fileID, tempFileURL, code: 'SUCCESS', maxAge: lifetimeMs / 1000 }
}

export function deleteFile(storage: Storage, fileID: unknown, mayWrite: Access): DeleteAnswer {
  const found = findFile(storage, fileID, mayWrite)
  if (typeof found === 'string') return { fileID, code: found }
  storage.files.remove(found.path)
  return { fileID, code: 'SUCCESS' }
}

/** The file of an id, or why there is none: an id of another environment is refused, not looked for. */
function findFile({ files, ids }: Storage, fileID: unknown, isAllowed: Access): StoredFile | FileCode {
  if (ids.isForeign(fileID)) return 'STORAGE_EXCEED_AUTHORITY'
  const path = ids.pathOf(fileID)
  const found = path === undefined ? undefined : files.find(path)
  if (!found) return 'STORAGE_FILE_NONEXIST'
  return isAllowed(found.file) ? found.file : 'STORAGE_EXCEED_AUTHORITY'
}
