import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import fc from 'fast-check'
import { SdkConnection, type SdkDoor } from '../../src/server/sdk-connection'
import { RawClient, type Answer } from './raw-client'
import { startTest, type TestEmulator } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest()
})
afterAll(() => emulator.stop())

/** A request as the SDK writes it; `lines` stand before the other headers. */
function request(body: string, lines: readonly string[] = [], path = '/admin?env=&seqId=1'): string {
  const head = [
    `POST ${path} HTTP/1.1`,
    ...lines,
    'content-type: application/json',
    'User-Agent: tcb-node-sdk/3.17.2',
    `Host: 127.0.0.1:${new URL(emulator.url).port}`,
    'Connection: keep-alive',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

const count = (fields: object = {}): string =>
  JSON.stringify({
    action: 'database.calculateDocument',
    wxCloudApiToken: emulator.adminToken,
    collectionName: 'todos',
    ...fields,
  })
const failing = (name: string): string => count({ collectionName: name })

const codeIn = ({ body }: Answer): unknown => (JSON.parse(body) as { code?: unknown }).code
const messageIn = ({ body }: Answer): unknown => (JSON.parse(body) as { message?: unknown }).message

async function withClient<T>(work: (client: RawClient) => Promise<T>): Promise<T> {
  const client = await RawClient.open(emulator.url)
  try {
    return await work(client)
  } finally {
    client.socket.destroy()
  }
}

/** What one write of these bytes is answered. */
const exchange = (text: string | Buffer): Promise<Answer | undefined> =>
  withClient(async (client) => {
    await client.send(text)
    return client.answer()
  })

it('answers request after request on one connection, with the headers that node sends', async () => {
  const plain = await withClient(async (client) => {
    await client.send(request(count()))
    const first = await client.answers(1)
    await client.send(request(failing('absent')))
    return [...first, ...(await client.answers(1))]
  })
  const node = await exchange(request(count(), ['trailer: none']))
  const names = ({ head = '' }: Partial<Answer> = {}): string[] =>
    head
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(':', 1)[0]?.toLowerCase() ?? '')
      .sort()
  expect(plain.map(codeIn)).toEqual([undefined, 'DATABASE_COLLECTION_NOT_EXIST'])
  expect(names(plain[0])).toEqual(names(node))
  expect(plain[0]?.head).toContain('\r\nkeep-alive: timeout=65')
  expect(node?.head).toContain('\r\nKeep-Alive: timeout=65')
})

it('answers every request once and in order, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(2_000), { maxLength: 8 }),
      async (names, cuts) => {
        const bytes = Buffer.from(names.map((name) => request(failing(name))).join(''))
        const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length]
        const pieces = places.slice(1).map((place, n) => bytes.subarray(places[n], place))
        const answers = await withClient(async (client) => {
          await client.send(...pieces)
          return client.answers(names.length)
        })
        expect(answers.map(messageIn)).toEqual(
          names.map((name) => expect.stringContaining(`: ${name}`) as string),
        )
      },
    ),
    { numRuns: 60 },
  )
})

it('reads a request of megabytes, and refuses one that is larger than the service takes', async () => {
  const large = await exchange(request(count({ filler: '邻'.repeat(1_000_000) })))
  expect(large && codeIn(large)).toBeUndefined()
  const refused = await exchange(request(count({ filler: 'x'.repeat(17_000_000) })))
  expect(refused && codeIn(refused)).toBe('EXCEED_MAX_PAYLOAD_SIZE')
})

it('leaves to node what is no plain request of the SDK, and goes on with the same connection', async () => {
  const body = count()
  const chunked = request('', ['transfer-encoding: chunked'])
    .replace(/content-length: 0\r\n/, '')
    .concat(`${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`)
  const health = request('').replace(/^POST \S+/, 'GET /health')
  const answers = await withClient(async (client) => {
    await client.send(request(body) + health + request(body) + chunked + health)
    return client.answers(5)
  })
  expect(answers.map(({ status, body: text }) => [status, text.includes('"ok":true')])).toEqual([
    [200, false],
    [200, true],
    [200, false],
    [200, false],
    [200, true],
  ])
})

it.each([
  ['a connection that ends', 'connection: close', 200],
  ['a second length', 'content-length: 1', 400],
  ['a second host', 'host: 127.0.0.1:1', 403],
  ['a space before the colon', 'x-odd : 1', 400],
  ['a folded line', 'x-odd: 1\r\n  2', 400],
  ['a control character', 'x-odd: \0', 400],
  ['length and chunks', 'transfer-encoding: chunked', 400],
])('answers %s as node does', async (_, line, status) => {
  const answer = await exchange(request(count(), [line]))
  expect(answer?.status).toBe(status)
})

it('lets the sender of Expect go on', async () => {
  const whole = request(count(), ['expect: 100-continue'])
  const from = whole.indexOf('\r\n\r\n') + 4
  const answers = await withClient(async (client) => {
    await client.send(whole.slice(0, from))
    const first = await client.answers(1)
    await client.send(whole.slice(from))
    return [...first, ...(await client.answers(1))]
  })
  expect(answers.map(({ status }) => status)).toEqual([100, 200])
})

it.each(['evil.example:PORT', '127.0.0.1:1', 'localhost'])('refuses the host %s', async (host) => {
  const { port } = new URL(emulator.url)
  const foreign = request(count()).replace(/Host: .*/, `Host: ${host.replace('PORT', port)}`)
  const first = await exchange(foreign)
  const after = await withClient(async (client) => {
    await client.send(request(count()) + foreign)
    return client.answers(2)
  })
  expect([first?.status, ...after.map(({ status }) => status)]).toEqual([403, 200, 403])
})

it('refuses a request without a host', async () => {
  const answer = await exchange(request(count()).replace(/Host: .*\r\n/, ''))
  expect(answer?.status).toBe(403)
})

it('answers a client that ends its side right after the request', async () => {
  await withClient(async (client) => {
    client.socket.end(request(count()) + request(failing('absent')))
    const answers = await client.answers(2)
    expect(answers.map(codeIn)).toEqual([undefined, 'DATABASE_COLLECTION_NOT_EXIST'])
    await client.untilClosed()
  })
})

it('ends the connection in place of a lost reply', async () => {
  await emulator.admin('/faults', { lostReplies: 1, times: 1, actionPattern: 'calculateDocument' })
  expect(await exchange(request(count()))).toBeUndefined()
  expect((await exchange(request(count())))?.status).toBe(200)
})

describe('a connection on its own', () => {
  let server: Server
  let accepted: Socket
  let replies: ((text: string) => void)[]
  let handedOver: number
  beforeEach(async () => {
    replies = []
    handedOver = 0
    const door: SdkDoor = {
      isAllowed: () => true,
      reply: () =>
        new Promise((resolve) => replies.push((content) => resolve({ contentType: 'text/plain', content }))),
      handOver: () => handedOver++,
    }
    server = createServer({ allowHalfOpen: true }, (socket) => {
      accepted = socket
      new SdkConnection(socket, door)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterEach(() => {
    accepted.destroy()
    server.close()
  })

  async function connected(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await Promise.all([once(socket, 'connect'), once(server, 'connection')])
    return socket
  }

  const replied = async (many: number): Promise<void> => {
    while (replies.length < many) await new Promise((resolve) => setImmediate(resolve))
  }

  it('is closed when nothing is asked for long, but not while a request is worked on', async () => {
    const socket = await connected()
    socket.write(request('{}'))
    await replied(1)
    accepted.emit('timeout')
    expect(accepted.destroyed).toBe(false)
    replies[0]?.('done')
    await once(socket, 'data')
    accepted.emit('timeout')
    expect([accepted.destroyed, handedOver]).toEqual([true, 0])
  })

  it('ends where another kind of request stands behind the end of what the client sends', async () => {
    const socket = await connected()
    socket.end(`${request('{}')}GET /health HTTP/1.1\r\n\r\n`)
    await replied(1)
    await once(accepted, 'end')
    replies[0]?.('done')
    await once(accepted, 'close')
    expect(handedOver).toBe(0)
  })

  it('reads no further while a client does not wait for its answers', async () => {
    const socket = await connected()
    socket.write(request('{}'))
    await replied(1)
    const many = request('x'.repeat(10_000)).repeat(3_000)
    socket.write(many)
    while (!accepted.isPaused()) await new Promise((resolve) => setImmediate(resolve))
    expect(accepted.bytesRead).toBeLessThan(many.length / 10)
    replies[0]?.('done')
    await replied(2)
    socket.destroy()
  })
})
