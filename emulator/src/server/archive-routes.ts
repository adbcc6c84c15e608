import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Services } from './services'

/** Admin routes that look after the whole state: backup, restore, checkpoint and verification. */
export function addArchives(
  app: Hono<{ Bindings: HttpBindings }>,
  { archives, database, takeCheckpoint, returnToCheckpoint }: Services,
): void {
  app.get('/backup', async (context) => {
    return context.body(Readable.toWeb(await archives.backup()) as ReadableStream, 200, {
      'content-type': 'application/gzip',
      'content-disposition': 'attachment; filename="cloudbase-emulator.jsonl.gz"',
    })
  })

  app.post('/restore', async (context) => {
    try {
      const { documents, files } = await archives.restore(context.env.incoming)
      return context.json({ documents, files })
    } finally {
      // What a refused restore has not read is thrown away, so that the sender can read the answer.
      context.env.incoming.resume()
    }
  })

  app.post('/checkpoint', async (context) => {
    await takeCheckpoint()
    return context.json({})
  })

  app.post('/checkpoint/return', (context) => {
    returnToCheckpoint()
    return context.json({})
  })

  app.get('/verify', async (context) => context.json(await database.whenSettled(() => database.verify())))
}
