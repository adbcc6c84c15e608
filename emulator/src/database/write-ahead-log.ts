import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/*
 * The format of SQLite's write-ahead log, from sqlite.org/fileformat.html, section 4: a header of 32 bytes, then
 * frames of 24 bytes and a page. Checksums run on from frame to frame.
 */
const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const LITTLE_ENDIAN_MAGIC = 0x377f0682
const BIG_ENDIAN_MAGIC = 0x377f0683
const FRAMES_PER_READ = 256

interface Checksum {
  readonly first: number
  readonly second: number
}

interface Header {
  readonly littleEndian: boolean
  readonly pageBytes: number
  readonly salts: Buffer
  readonly checksum: Checksum
}

/**
 * Whether the log beside a database file was damaged. SQLite itself takes the first unsound frame for the end of
 * the log and drops what follows without a word. That is right for the torn frame that a killed process leaves and
 * for remains of a transaction that was rolled back: no commit of the same log follows them. Where one does, writes
 * that were acknowledged would be lost.
 */
export function isLogDamaged(databaseFile: string): boolean {
  const file = `${databaseFile}-wal`
  if (!existsSync(file)) return false
  const descriptor = openSync(file, 'r')
  try {
    return isDamaged(descriptor, fstatSync(descriptor).size)
  } finally {
    closeSync(descriptor)
  }
}

function isDamaged(descriptor: number, size: number): boolean {
  if (size <= HEADER_BYTES) return false
  const header = readHeader(descriptor)
  if (!header) return true
  let running = header.checksum
  let broken = false
  for (const frame of frames(descriptor, size, header.pageBytes)) {
    const belongs = frame.subarray(8, 16).equals(header.salts)
    if (broken && belongs && isCommit(frame)) return true
    if (broken) continue
    running = add(running, frame.subarray(0, 8), header.littleEndian)
    running = add(running, frame.subarray(FRAME_HEADER_BYTES), header.littleEndian)
    broken = !belongs || !same(running, checksumAt(frame, 16))
  }
  return false
}

function readHeader(descriptor: number): Header | undefined {
  const bytes = Buffer.alloc(HEADER_BYTES)
  readSync(descriptor, bytes, 0, HEADER_BYTES, 0)
  const magic = bytes.readUInt32BE(0)
  const littleEndian = magic === LITTLE_ENDIAN_MAGIC
  if (!littleEndian && magic !== BIG_ENDIAN_MAGIC) return undefined
  const checksum = add({ first: 0, second: 0 }, bytes.subarray(0, 24), littleEndian)
  if (!same(checksum, checksumAt(bytes, 24))) return undefined
  return { littleEndian, pageBytes: bytes.readUInt32BE(8), salts: bytes.subarray(16, 24), checksum }
}

/** The last frame of a transaction tells the size of the database, every other one 0. */
const isCommit = (frame: Buffer): boolean => frame.readUInt32BE(4) !== 0

/** Every whole frame, read in blocks: the log of a large import is hundreds of megabytes. */
function* frames(descriptor: number, size: number, pageBytes: number): Generator<Buffer, void> {
  const frameBytes = FRAME_HEADER_BYTES + pageBytes
  const block = Buffer.alloc(frameBytes * FRAMES_PER_READ)
  for (let position = HEADER_BYTES; position + frameBytes <= size; position += block.length) {
    const read = readSync(descriptor, block, 0, block.length, position)
    for (let at = 0; at + frameBytes <= read; at += frameBytes) yield block.subarray(at, at + frameBytes)
  }
}

const checksumAt = (bytes: Buffer, at: number): Checksum => ({
  first: bytes.readUInt32BE(at),
  second: bytes.readUInt32BE(at + 4),
})

const same = (one: Checksum, other: Checksum): boolean =>
  one.first === other.first && one.second === other.second

function add({ first, second }: Checksum, bytes: Buffer, littleEndian: boolean): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) >>> 0
    second = (second + view.getUint32(at + 4, littleEndian) + first) >>> 0
  }
  return { first, second }
}
