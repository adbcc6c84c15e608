import { createReadStream, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { DeviceFixtures, DeviceSettings } from '../device'
import { deviceScript } from './bundle'
import { scriptsOf } from './parcels'

const types: { readonly [extension: string]: string } = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** What the page starts with; read anew at each load, so that a restart may begin elsewhere. */
export interface Start {
  readonly settings: DeviceSettings
  readonly fixtures: DeviceFixtures
}

interface Site {
  /** Folder of the compiled program. */
  readonly dist: string
  readonly start: () => Start
}

export interface DeviceServer {
  readonly url: string
  stop(): Promise<void>
}

/** A closing tag in a text of a fixture would end the script. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const html = (start: Start): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/device.css" />
    <script>window.deviceStart = ${inScript(start)}</script>
  </head>
  <body>
    <script src="/program.js"></script>
    <script src="/device.js"></script>
  </body>
</html>
`

function sendFile(response: ServerResponse, folder: string, path: string): void {
  const file = join(folder, normalize(`/${path}`))
  const stream = createReadStream(file)
  stream.once('error', () => response.writeHead(404).end())
  stream.once('open', () => {
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    stream.pipe(response)
  })
}

type Texts = ReadonlyMap<string, () => string>

async function textsOf({ dist, start }: Site): Promise<Texts> {
  const [scripts, device] = await Promise.all([scriptsOf(dist), deviceScript()])
  const style = ['device.css', 'components.css']
    .map((name) => readFileSync(join(__dirname, '..', name), 'utf8'))
    .join('\n')
  const packages = Object.entries(scripts.packages).map(
    ([root, text]) => [`/packages/${encodeURIComponent(root)}.js`, () => text] as const,
  )
  return new Map([
    ['/', () => html(start())],
    ['/device.css', () => style],
    ['/device.js', () => device],
    ['/program.js', () => scripts.program],
    ...packages,
  ])
}

/** Serves the device's page for one program on a free port of this machine. */
export async function serveDevice(site: Site): Promise<DeviceServer> {
  const texts = await textsOf(site)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://device')
    const text = texts.get(pathname)
    if (text) {
      const type = types[extname(pathname) || '.html'] ?? ''
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text())
    } else if (pathname.startsWith('/dist/')) {
      sendFile(response, site.dist, decodeURIComponent(pathname.slice('/dist/'.length)))
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
