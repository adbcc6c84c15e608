import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { readBody } from '../server/body'
import { HttpError } from '../server/http-error'
import { sendFile } from '../server/send-file'
import type { Sessions } from '../server/sessions'
import { checkCloudPath } from './cloud-path'
import type { Storage } from './handler'
import type { LinkKind } from './links'

const CLIENT_UPLOAD_LIMIT = 10 * 1024 * 1024
const FUNCTION_UPLOAD_LIMIT = 50 * 1024 * 1024

type StorageContext = Context<{ Bindings: HttpBindings }>

export interface StorageRouteOptions {
  readonly storage: Storage
  readonly sessions: Sessions
  readonly now: () => number
}

/** Uploads of clients and functions, and downloads by temporary link. */
export function storageRoutes({
  storage,
  sessions,
  now,
}: StorageRouteOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/storage/*', async (context) => {
    const openid = sessions.require(context.req.header('authorization'))
    const path = checkCloudPath(decodePath(context.env.incoming.url ?? '', '/storage/'))
    const owner = storage.files.find(path)
    // The platform's default rule: everyone reads, only the creator writes.
    if (owner && owner.file.openid !== openid) {
      throw new HttpError(403, 'STORAGE_EXCEED_AUTHORITY', 'the file belongs to someone else')
    }
    const bytes = await readBody(context.env.incoming, CLIENT_UPLOAD_LIMIT)
    await storage.files.write({ path, openid, at: now() }, bytes)
    return context.json({ fileID: storage.ids.of(path) })
  })

  app.put('/upload/:grant/:place/:name?', async (context) => {
    try {
      const path = checkLink(storage, 'upload', context)
      const bytes = await readBody(context.env.incoming, FUNCTION_UPLOAD_LIMIT)
      await storage.files.write({ path, at: now() }, bytes)
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
      name: path,
      cacheControl: 'private, max-age=60',
      // An uploaded page must not run as a page of the program that is served at the same address.
      headers: { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' },
    })
  })

  return app
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

/** Uploads of the SDK go to object storage, whose errors are XML. */
function refuseAsXml(context: StorageContext, error: unknown): Response {
  const message = (error instanceof Error ? error.message : String(error)).replace(/[<&]/g, ' ')
  const status = error instanceof HttpError ? error.status : 500
  const detail = `<Code>AccessDenied</Code><Message>${message}</Message><RequestId>-</RequestId><TraceId>-</TraceId>`
  return context.body(`<Error>${detail}</Error>`, status, { 'content-type': 'application/xml' })
}
