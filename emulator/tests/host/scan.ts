import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'

/** A scanner's camera sees no more px of a code's width than this. */
const SEEN = 430

/** What a scanner reads in a grey PNG without filters, as the emulator writes it, and how wide it is in px. */
export function scan(picture: Buffer): { text: string | undefined; width: number } {
  const width = picture.readUInt32BE(16)
  const start = picture.indexOf('IDAT') + 4
  const rows = inflateSync(picture.subarray(start, start + picture.readUInt32BE(start - 8)))
  const step = Math.max(1, Math.floor(width / SEEN))
  const seen = Math.floor(width / step)
  const pixels = new Uint8ClampedArray(seen * seen * 4).fill(255)
  for (let at = 0; at < seen * seen; at++) {
    const [row, column] = [Math.floor(at / seen) * step, (at % seen) * step]
    const grey = rows[row * (width + 1) + 1 + column] ?? 255
    pixels.fill(grey, at * 4, at * 4 + 3)
  }
  return { text: jsQR(pixels, seen, seen, { inversionAttempts: 'dontInvert' })?.data, width }
}
