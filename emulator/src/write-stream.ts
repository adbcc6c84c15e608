import { open } from 'node:fs/promises'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Writes what a stream brings to a file, through `steps`. The file is open before anything can break off: one that
 * opens later would come after its removal by whoever tidies up.
 * @throws what broke the stream or a step, or the file system's error
 */
export async function writeStream(stream: Readable, file: string, ...steps: Transform[]): Promise<void> {
  const opened = await open(file, 'w').catch((error: unknown) => {
    stream.destroy()
    throw error
  })
  await pipeline([stream, ...steps, opened.createWriteStream()])
}
