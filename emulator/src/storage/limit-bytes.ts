import { Transform } from 'node:stream'
import { HttpError } from '../server/http-error'

/**
 * Passes a stream on and fails at its end, with HttpError 413 EXCEED_MAX_PAYLOAD_SIZE, when it had too many
 * bytes. These are read and thrown away, so that the sender can finish and read the answer.
 */
export function limitBytes(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(null, size <= limit ? chunk : undefined)
    },
    flush(done) {
      const isTooLarge = size > limit
      done(
        isTooLarge
          ? new HttpError(413, 'EXCEED_MAX_PAYLOAD_SIZE', `the file is larger than ${limit} bytes`)
          : null,
      )
    },
  })
}
