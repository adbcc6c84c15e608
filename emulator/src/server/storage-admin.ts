import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { checkCloudPath } from '../storage/cloud-path'
import { contentTypeOf } from '../storage/content-type'
import type { FoundFile } from '../storage/store'
import { HttpError } from './http-error'
import type { Services } from './services'

/** A stored file as the inspector lists it. */
export interface StoredFileInfo {
  readonly path: string
  readonly fileID: string
  /** Who uploaded it, absent for functions. */
  readonly openid?: string
  /** The emulator's time, ms. */
  readonly at: number
  /** Bytes. */
  readonly size: number
  readonly contentType: string
  /** A temporary link, from the slash on: the same on every name of this machine. */
  readonly link: string
}

/** Largest file the inspector may upload, bytes: as a function may. */
const UPLOAD_LIMIT = 50 * 1024 * 1024

/** Admin routes over the stored files; `path` in the query is the cloud path. */
export function addStorageAdmin(
  app: Hono<{ Bindings: HttpBindings }>,
  { storage, clock }: Pick<Services, 'storage' | 'clock'>,
): void {
  const { files, ids, links } = storage
  const describe = ({ file, location, size }: FoundFile): StoredFileInfo => ({
    ...{ path: file.path, at: file.at, size, fileID: ids.of(file.path) },
    ...(file.openid === undefined ? {} : { openid: file.openid }),
    contentType: contentTypeOf(file.path, location),
    link: new URL(links.create('files', file.path)).pathname,
  })

  app.get('/files', (context) => {
    const found = files.list().map(({ path }) => files.find(path))
    return context.json({ files: found.filter((file) => file !== undefined).map(describe) })
  })

  app.post('/files', async (context) => {
    const path = checkCloudPath(context.req.query('path'))
    const stream = context.env.incoming
    await files.receive({ file: { path, at: clock.now() }, stream, limit: UPLOAD_LIMIT })
    return context.json({ fileID: ids.of(path) })
  })

  app.delete('/files', (context) => {
    if (!files.remove(checkCloudPath(context.req.query('path')))) {
      throw new HttpError(404, 'STORAGE_FILE_NONEXIST', 'the file does not exist')
    }
    return context.json({})
  })
}
