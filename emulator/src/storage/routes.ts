import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { StorageRules } from '../rules/storage-rules'
import { isJsonObject, readJson } from '../server/body'
import { HttpError, toHttpError } from '../server/http-error'
import { sendFile } from '../server/send-file'
import type { Sessions } from '../server/sessions'
import { checkCloudPath } from './cloud-path'
import { contentTypeOf } from './content-type'
import type { FileCode, Storage } from './file-lists'
import { deleteFile, fileList, linkTo } from './file-lists'
import type { LinkKind } from './links'
import type { StoredFile } from './store'

const CLIENT_UPLOAD_LIMIT = 10 * 1024 * 1024
const FUNCTION_UPLOAD_LIMIT = 50 * 1024 * 1024
const LIST_LIMIT = 100 * 1024

type Env = { Bindings: HttpBindings }
type StorageContext = Context<Env>

export interface StorageRouteOptions {
  readonly storage: Storage
  readonly rules: StorageRules
  readonly sessions: Sessions
  readonly now: () => number
}

/** Uploads of clients and functions, downloads by temporary link, and what wx.cloud asks of lists of files. */
export function storageRoutes(options: StorageRouteOptions): Hono<Env> {
  const app = new Hono<Env>()
  addClientRoutes(app, options)
  addLinkRoutes(app, options)
  return app
}

function addClientRoutes(app: Hono<Env>, { storage, rules, sessions, now }: StorageRouteOptions): void {
  app.post('/storage/*', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const path = checkCloudPath(decodePath(context.env.incoming.url ?? '', '/storage/'))
    const requireWritable = (): void => {
      const resource = storage.files.find(path)?.file ?? { path, openid }
      if (!rules.allows('write', openid, resource)) {
        throw new HttpError(403, 'STORAGE_EXCEED_AUTHORITY', 'the storage rules do not allow it')
      }
    }
    const file = { path, openid, at: now() }
    await receive(context, storage, { file, limit: CLIENT_UPLOAD_LIMIT, check: requireWritable })
    return context.json({ fileID: storage.ids.of(path) })
  })

  app.post('/client/storage/temp-urls', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const items = fileList((await readJson(context.env.incoming, LIST_LIMIT))['fileList'], 'fileList')
    const answers = items.map((item) => {
      const { fileID, maxAge } = isJsonObject(item) ? item : { fileID: item, maxAge: undefined }
      return asClient(linkTo(storage, { fileID, maxAge }, (file) => rules.allows('read', openid, file)))
    })
    return context.json({ errMsg: 'cloud.getTempFileURL:ok', fileList: answers })
  })

  app.post('/client/storage/delete', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const ids = fileList((await readJson(context.env.incoming, LIST_LIMIT))['fileList'], 'fileList')
    const answers = ids.map((id) =>
      asClient(deleteFile(storage, id, (file) => rules.allows('write', openid, file))),
    )
    return context.json({ errMsg: 'cloud.deleteFile:ok', fileList: answers })
  })
}

function addLinkRoutes(app: Hono<Env>, { storage, now }: StorageRouteOptions): void {
  app.put('/upload/:grant/:place/:name?', async (context) => {
    try {
      const path = checkLink(storage, 'upload', context)
      await receive(context, storage, { file: { path, at: now() }, limit: FUNCTION_UPLOAD_LIMIT })
      return context.body('', 200)
    } catch (error) {
      return refuseAsXml(context, error)
    }
  })

  app.get('/files/:grant/:place/:name?', (context) => {
    const path = checkLink(storage, 'files', context)
    const found = storage.files.find(path)
    if (!found) throw new HttpError(404, 'STORAGE_FILE_NONEXIST', 'the file does not exist')
    return sendFile(context, {
      location: found.location,
      contentType: contentTypeOf(path, found.location),
      cacheControl: 'private, max-age=60',
      // An uploaded page must not run as a page of the program that is served at the same address.
      headers: { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' },
    })
  })
}

interface Upload {
  readonly file: StoredFile
  /** Bytes. */
  readonly limit: number
  /** Throws when the one who uploads may not; asked before and after the bytes have come. */
  readonly check?: () => void
}

async function receive(
  context: StorageContext,
  { files }: Storage,
  { file, limit, check }: Upload,
): Promise<void> {
  check?.()
  await files.receive({ file, stream: context.env.incoming, limit, check })
}

/** The codes of one file as the mini-program's SDK shows them. */
const STATUS: { readonly [code in FileCode]: { readonly status: number; readonly errMsg: string } } = {
  SUCCESS: { status: 0, errMsg: 'ok' },
  STORAGE_EXCEED_AUTHORITY: { status: -503002, errMsg: 'storage exceed authority' },
  STORAGE_FILE_NONEXIST: { status: -503003, errMsg: 'storage file not exists' },
}

function asClient({ code, ...answer }: { readonly code: FileCode }): object {
  return { ...answer, ...STATUS[code] }
}

function checkLink({ links }: Storage, kind: LinkKind, context: StorageContext): string {
  const [, , grant = '', place = ''] = context.req.path.split('/')
  const checked = links.check(kind, { grant, place })
  if ('refused' in checked) throw new HttpError(403, 'STORAGE_SIGN_PARAM_INVALID', checked.refused)
  return checked.path
}

/** The path as the client wrote it: the URL parser of the platform would resolve `..` before it can be refused. */
function decodePath(url: string, prefix: string): string {
  const path = url.split('?')[0] ?? ''
  try {
    return decodeURIComponent(path.slice(prefix.length))
  } catch {
    throw new HttpError(400, 'INVALID_PARAM', 'the path is not encoded correctly')
  }
}

/** Error codes of object storage by HTTP status. */
const OBJECT_STORAGE_CODES: { readonly [status: number]: string } = {
  403: 'AccessDenied',
  413: 'EntityTooLarge',
}

/** Uploads of the SDK go to object storage, whose errors are XML. */
function refuseAsXml(context: StorageContext, thrown: unknown): Response {
  const { status, message } = toHttpError(thrown)
  const code = OBJECT_STORAGE_CODES[status] ?? 'InternalError'
  const text = message.replace(/[<&]/g, ' ')
  const detail = `<Code>${code}</Code><Message>${text}</Message><RequestId>-</RequestId><TraceId>-</TraceId>`
  return context.body(`<Error>${detail}</Error>`, status, { 'content-type': 'application/xml' })
}
