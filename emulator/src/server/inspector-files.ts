import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'

type Texts = { readonly [file: string]: string }

const TYPES: Texts = {
  'index.html': 'text/html; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
}

/** Nothing but the page's own files runs; nothing else may be asked, and nobody may frame it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** `/_/`: the inspector's page. It holds no data, so it needs no token: what it shows it asks for with one. */
export function inspectorFiles(): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  let texts: Texts | undefined
  app.get('*', (context, next) => {
    const path = context.req.path
    // A relative address in the page needs the slash.
    if (path === '/_') return context.redirect('/_/')
    const name = path === '/_/' ? 'index.html' : path.slice('/_/'.length)
    const contentType = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
    if (contentType === undefined) return next()
    texts ??= readTexts()
    return context.body(texts[name] ?? '', 200, {
      'content-type': contentType,
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })
  return app
}

/** The built files beside this bundle or, where the emulator runs from source, the same compiled in memory. */
function readTexts(): Texts {
  const built = join(__dirname, 'inspector')
  if (!existsSync(built)) return compile(join(__dirname, '..', 'inspector'))
  return Object.fromEntries(Object.keys(TYPES).map((name) => [name, readFileSync(join(built, name), 'utf8')]))
}

function compile(sources: string): Texts {
  // esbuild is a tool of development: the built emulator never reaches this line and must not carry it.
  const { buildSync } = createRequire(__filename)('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: { main: join(sources, 'main.tsx'), style: join(sources, 'style.css') },
    outdir: sources,
    bundle: true,
    format: 'esm',
    write: false,
  })
  const page = readFileSync(join(sources, 'index.html'), 'utf8')
  return {
    'index.html': page,
    ...Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(sources.length + 1), text])),
  }
}
