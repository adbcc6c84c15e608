import { stripMetadata } from '@/platform/strip-metadata'

const segment = (marker: number, body: number[]): number[] => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 0xff,
  ...body,
]
const start = [0xff, 0xd8]
const jfif = segment(0xe0, [0x4a, 0x46])
const exif = segment(0xe1, [...Buffer.from('Exif GPS 30.6')])
const photoshop = segment(0xed, [1, 2, 3])
const comment = segment(0xfe, [...Buffer.from('by me')])
const tables = segment(0xdb, [9, 9])
const scan = [0xff, 0xda, 0, 2, 0x11, 0xff, 0xe1, 0, 4, 1, 1, 0xff, 0xd9]

const strip = (...parts: number[][]): number[] => [...stripMetadata(Uint8Array.from(parts.flat()))]

it('takes out what tells place, time and phone, and keeps the picture', () => {
  expect(strip(start, jfif, exif, photoshop, comment, tables, scan)).toEqual(
    [start, jfif, tables, scan].flat(),
  )
})

it('leaves the bytes of the picture alone, even where they look like a marker', () => {
  expect(strip(start, tables, scan)).toEqual([start, tables, scan].flat())
})

it('takes out several of the same kind', () => {
  expect(strip(start, exif, exif, comment, scan)).toEqual([start, scan].flat())
})

it.each([
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0xff, 0xe1, 0, 4]],
  ['nothing', []],
  ['a segment longer than the file', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1]],
  ['a segment of impossible length', [0xff, 0xd8, 0xff, 0xe1, 0, 0, 1, 2]],
])('gives back %s as it was', (_name, bytes) => {
  expect(strip(bytes)).toEqual(bytes)
})
