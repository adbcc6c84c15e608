import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * The bare server of the limit, in a process of its own: reads each body to its end and answers as many bytes as
 * the path says.
 */
const answers = new Map<string, Buffer>()

function answerOf(path: string): Buffer {
  const known = answers.get(path)
  if (known) return known
  const answer = Buffer.alloc(Number(path.slice(1)), 'x')
  answers.set(path, answer)
  return answer
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const answer = answerOf(request.url ?? '/0')
    Buffer.concat(chunks)
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': answer.length,
    })
    response.end(answer)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit(0))
