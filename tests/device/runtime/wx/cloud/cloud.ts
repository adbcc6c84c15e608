import { asynchronous, Failure, hasCallbacks, type Callbacks, type Fields } from '../call'
import type { Wire } from '../http'
import { databaseMaker } from './database'
import { asCloud, callFunction } from './functions'
import { deleteFiles, downloadFile, tempUrls, Transfer, uploadFile, type Storage } from './storage'

type Options = Fields & Callbacks
type Work = (options: Fields) => Promise<Fields>
type Moving = (storage: Storage, options: Fields, transfer: Transfer) => Promise<Fields>

/** An id of open data (SDK 文档/工具类/CloudID); the function receives the id itself: nothing here can open it. */
class CloudID {
  constructor(readonly cloudID: string) {}
}

const NOT_READY = "Cloud API isn't enabled, please call wx.cloud.init first"

/** wx.cloud on the emulator: the person's functions, files and database. */
export function createCloud(storage: Storage, wire: Wire): { readonly [name: string]: unknown } {
  const { session } = storage
  const database = databaseMaker(session, wire)
  let isReady = false
  const ready = async (work: () => Promise<Fields>): Promise<Fields> => {
    if (isReady) return asCloud(work())
    throw new Failure(`Error: ${NOT_READY}`, { errCode: -1 })
  }
  const method = (name: string, work: Work) =>
    asynchronous(`cloud.${name}`, (options) => ready(() => work(options)))
  const moving = (name: string, move: Moving) => (options: Options) => {
    const transfer = new Transfer()
    const answer = asynchronous(`cloud.${name}`, (given) => ready(() => move(storage, given, transfer)))(
      options,
    )
    return hasCallbacks(options) ? transfer.task : answer
  }
  return {
    init: () => {
      isReady = true
    },
    callFunction: method('callFunction', (options) => callFunction(session, options)),
    uploadFile: moving('uploadFile', uploadFile),
    downloadFile: moving('downloadFile', downloadFile),
    getTempFileURL: method('getTempFileURL', (options) => tempUrls(session, options)),
    deleteFile: method('deleteFile', (options) => deleteFiles(session, options)),
    CloudID: (id: string) => new CloudID(id),
    database: () => {
      if (!isReady) throw new Error(NOT_READY)
      return database()
    },
  }
}
