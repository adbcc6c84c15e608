import { smallPhoto } from '../../support/photo'
import type { OwnPhone } from './phones'

const address = (bytes: Buffer): string => `data:image/jpeg;base64,${bytes.toString('base64')}`

/** The smallest picture that the device decodes. */
export const photo = address(smallPhoto)

/** A place, as a camera writes it into a picture. */
export const place = '32.06N 118.79E'

/** Puts an Exif segment in front, as a camera does (JPEG, ITU-T T.81 annex B: APP1, length with its own two bytes). */
function withPlace(jpeg: Buffer): Buffer {
  const words = Buffer.from(`Exif\0\0 ${place} `)
  const head = Buffer.from([0xff, 0xe1, 0x00, words.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)])
}

/** A picture as a phone takes it: wider than the program keeps them, heavy, and with its place inside. */
export async function takePhoto(phone: OwnPhone): Promise<string> {
  const drawn = await phone.device().page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1200 })
    const context = canvas.getContext('2d')
    for (let at = 0; at < 2400; at += 8) {
      if (context) context.fillStyle = `hsl(${(at * 7) % 360} 60% ${30 + ((at * 13) % 50)}%)`
      context?.fillRect(at, 0, 8, 1200 - ((at * 17) % 900))
    }
    return canvas.toDataURL('image/jpeg', 0.9)
  })
  return address(withPlace(Buffer.from(drawn.split(',')[1] ?? '', 'base64')))
}
