import type { Readable } from 'node:stream'
import { WorkbookError } from './workbook-error'
import { readXml } from './xml'

/** Bytes of all shared texts together; 100,000 rows of our template have about 6 MB. */
const MOST_BYTES = 48 * 1024 * 1024
/** Characters of one cell's text that are kept; what is longer is refused when it is asked for. */
const LONGEST = 200

/**
 * The texts that cells share, packed into one buffer: as single JavaScript strings those of 100,000 rows would take
 * several times the memory.
 */
export class SharedStrings {
  private bytes = Buffer.alloc(64 * 1024)
  private used = 0
  private ends = new Uint32Array(1024)
  private count = 0

  add(text: string): void {
    const packed = Buffer.from(text.slice(0, LONGEST))
    if (this.used + packed.length > MOST_BYTES) throw new WorkbookError('bomb', 'sharedStrings')
    if (this.used + packed.length > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length + packed.length)])
    }
    if (this.count === this.ends.length) {
      const wider = new Uint32Array(2 * this.ends.length)
      wider.set(this.ends)
      this.ends = wider
    }
    packed.copy(this.bytes, this.used)
    this.used += packed.length
    this.ends[this.count] = this.used
    this.count += 1
  }

  /** @throws WorkbookError `broken` for a text that is not there */
  at(index: number): string {
    const end = this.ends[index]
    if (end === undefined || index >= this.count) throw new WorkbookError('broken', `text ${index}`)
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], end)
  }
}

/** Reads xl/sharedStrings.xml; how a text is to be pronounced (`rPh`) is no part of it. */
export async function readStrings(stream: Readable | null): Promise<SharedStrings> {
  const strings = new SharedStrings()
  if (!stream) return strings
  let [text, isText, isSpoken] = ['', false, false]
  await readXml(stream, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isSpoken = true
      isText = name === 't'
    },
    close(name) {
      if (name === 'si') strings.add(text)
      if (name === 'rPh') isSpoken = false
      isText = false
    },
    text(part) {
      if (isText && !isSpoken && text.length <= LONGEST) text += part
    },
  })
  return strings
}
