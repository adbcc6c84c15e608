import { realpathSync, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import type { Handler } from 'hono'
import { contentTypeOf } from '../storage/content-type'
import { sendFile } from './send-file'

/** Build tools put a hash into the names of files whose content never changes. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/i

/** Paths of the emulator's own routes: what they do not answer is missing, not a page of the program. */
const RESERVED = /^\/(_|admin|client|files|functions|health|session|storage|upload)(\/|$)/

/** Serves a folder; pages without a file of their own get index.html, as single-page programs expect. */
export function staticFiles(directory: string): Handler {
  const root = resolve(directory)
  return (context, next) => {
    if (RESERVED.test(context.req.path)) return next()
    const location = locate(root, context.req.path) ?? fallback(root, context.req.path)
    if (location === undefined) return next()
    const cacheControl = HASHED.test(location) ? 'public, max-age=31536000, immutable' : 'no-cache'
    return Promise.resolve(
      sendFile(context, { location, contentType: contentTypeOf(location, location), cacheControl }),
    )
  }
}

/** The file a URL path names inside the folder; nothing outside it is reachable, by `..` or by link. */
function locate(root: string, urlPath: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (path.includes('\0')) return undefined
  const wanted = join(root, path.endsWith('/') ? `${path}index.html` : path)
  if (!statSync(wanted, { throwIfNoEntry: false })?.isFile()) return undefined
  return realpathSync(wanted).startsWith(realpathSync(root) + sep) ? wanted : undefined
}

function fallback(root: string, urlPath: string): string | undefined {
  return extname(urlPath) === '' ? locate(root, '/index.html') : undefined
}
