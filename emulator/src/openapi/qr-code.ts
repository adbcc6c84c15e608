import { encode } from 'uqr'
import { encodePng } from './png'

/** Empty cells around a QR code; the standard asks for four. */
const QUIET_CELLS = 4

/** A PNG picture, `width` pixels square, of a QR code that says `text`. */
export function drawQrCode(text: string, width: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_CELLS })
  const cell = Math.floor(width / size)
  const margin = Math.floor((width - cell * size) / 2)
  const at = (pixel: number): number => Math.floor((pixel - margin) / cell)
  return encodePng(width, (x, y) => data[at(y)]?.[at(x)] === true)
}
