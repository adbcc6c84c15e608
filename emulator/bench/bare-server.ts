import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openRows } from './libsql-rows'
import { must } from '../src/database/must'
import { IDLE_MS } from '../src/server/sdk-connection'

/*
 * The limit, in a process of its own. `POST /BYTES` reads the body to its end and answers as many bytes; `POST
 * /BYTES/OPERATION` lets libsql do the rows of an operation between the two. An order over the process's channel lets
 * libsql do the same rows over and over, with nothing in between.
 */
const [file = '', documentCount = '0'] = process.argv.slice(2)
const documents = Number(documentCount)
const rowsOf = openRows(file, documents)
let turns = 0

function doRows(operation: string): void {
  must(rowsOf[operation])({ number: turns++, documents, connection: 0, connections: 1 })
}

interface Work {
  readonly operation: string | undefined
  readonly answer: string
}

const works = new Map<string, Work>()

function workOf(path: string): Work {
  const known = works.get(path)
  if (known) return known
  const [, bytes, operation] = path.split('/')
  const work = {
    operation: operation === undefined ? undefined : decodeURIComponent(operation),
    answer: 'x'.repeat(Number(bytes)),
  }
  works.set(path, work)
  return work
}

function answer(path: string, response: ServerResponse): void {
  const { operation, answer: text } = workOf(path)
  if (operation !== undefined) doRows(operation)
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
  })
  response.end(text)
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => answer(request.url ?? '/0', response))
})

// As the emulator: on a busy machine a connection can wait longer for its next turn than node's 5 s.
server.keepAliveTimeout = IDLE_MS

process.on('message', ({ operation, milliseconds }: Order) => {
  const first = turns
  const start = performance.now()
  let elapsed = 0
  do {
    doRows(operation)
    elapsed = performance.now() - start
  } while (elapsed < milliseconds)
  process.send?.(elapsed / (turns - first))
})
process.once('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

/** Answered with the time of one operation, ms. */
export interface Order {
  readonly operation: string
  readonly milliseconds: number
}
