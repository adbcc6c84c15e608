import { ServiceError } from '../types'
import type { WireHandler, WireRequest } from '../server/wire'
import { checkCloudPath } from './cloud-path'
import type { Storage } from './file-lists'
import { deleteFile, fileList, linkTo } from './file-lists'

/** Functions may do anything with any file. */
const ALWAYS = (): boolean => true

/** `storage.*` of the wire protocol. */
export function storageHandler(storage: Storage): WireHandler {
  return (request) => Promise.resolve({ data: answer(storage, request) })
}

function answer(storage: Storage, { action, body }: WireRequest): object {
  switch (action) {
    case 'storage.getUploadMetadata':
      return uploadMetadata(storage, body['path'])
    case 'storage.batchGetDownloadUrl': {
      const items = fileList(body['file_list'], 'file_list') as ({
        fileid?: unknown
        max_age?: unknown
      } | null)[]
      return {
        download_list: items.map((item) =>
          linkTo(storage, { fileID: item?.fileid, maxAge: item?.max_age }, ALWAYS),
        ),
      }
    }
    case 'storage.batchDeleteFile': {
      const ids = fileList(body['fileid_list'], 'fileid_list')
      return { delete_list: ids.map((id) => deleteFile(storage, id, ALWAYS)) }
    }
    default:
      throw new ServiceError('INVALID_PARAM', `unknown action ${action}`)
  }
}

function uploadMetadata({ ids, links }: Storage, given: unknown): object {
  const path = checkCloudPath(given)
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
