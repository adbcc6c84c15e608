import { ServiceError } from '../types'
import type { WireHandler, WireRequest } from '../server/wire'
import type { FileIds } from './cloud-path'
import { checkCloudPath } from './cloud-path'
import type { Links } from './links'
import { LINK_LIFETIME_MS } from './links'
import type { FileStore } from './store'

export interface Storage {
  readonly files: FileStore
  readonly ids: FileIds
  readonly links: Links
}

const MAX_FILES = 50
const MAX_AGE_SECONDS = 24 * 60 * 60

/** `storage.*` of the wire protocol. */
export function storageHandler(storage: Storage): WireHandler {
  return async (request) => {
    switch (request.action) {
      case 'storage.getUploadMetadata':
        return { data: uploadMetadata(storage, request) }
      case 'storage.batchGetDownloadUrl':
        return {
          data: { download_list: listOf(request, 'file_list').map((item) => downloadUrl(storage, item)) },
        }
      case 'storage.batchDeleteFile':
        return { data: { delete_list: await deleteFiles(storage, listOf(request, 'fileid_list')) } }
      default:
        throw new ServiceError('INVALID_PARAM', `unknown action ${request.action}`)
    }
  }
}

function uploadMetadata({ ids, links }: Storage, { body }: WireRequest): object {
  const path = checkCloudPath(body['path'])
  const fileId = ids.of(path)
  return {
    url: links.create('upload', path),
    token: 'emulator',
    authorization: 'emulator',
    fileId,
    // Travels in a header, where a Chinese path could not.
    cosFileId: Buffer.from(fileId).toString('base64'),
  }
}

function listOf({ body }: WireRequest, field: string): unknown[] {
  const list = body[field]
  if (!Array.isArray(list)) throw new ServiceError('INVALID_PARAM', `${field} is not an array`)
  if (list.length > MAX_FILES)
    throw new ServiceError('INVALID_PARAM', `at most ${MAX_FILES} files in one request`)
  return list
}

function downloadUrl({ files, ids, links }: Storage, item: unknown): object {
  const { fileid: fileID, max_age: maxAge } = (item ?? {}) as { fileid?: unknown; max_age?: unknown }
  const path = ids.pathOf(fileID)
  if (path === undefined || !files.find(path))
    return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' }
  const seconds = typeof maxAge === 'number' && maxAge > 0 ? Math.min(maxAge, MAX_AGE_SECONDS) : undefined
  const lifetimeMs = seconds === undefined ? LINK_LIFETIME_MS : seconds * 1000
  return {
    fileID,
    tempFileURL: links.create('files', path, lifetimeMs),
    code: 'SUCCESS',
    maxAge: lifetimeMs / 1000,
  }
}

async function deleteFiles({ files, ids }: Storage, fileIds: unknown[]): Promise<object[]> {
  const answers: object[] = []
  for (const fileID of fileIds) {
    const path = ids.pathOf(fileID)
    const removed = path !== undefined && (await files.remove(path))
    answers.push({ fileID, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' })
  }
  return answers
}
