import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { WorkbookError } from './workbook-error'

export type Attributes = { readonly [name: string]: string }

/** What a part's reader does with its text; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
  /** Nothing further is wanted. */
  isDone?(): boolean
}

/** Characters of one text or tag, with room for the piece in which it ends. */
const LONGEST = 1024 * 1024

const plain = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Tells an XML text to a handler as it arrives. A document type is refused: only attackers declare entities. */
export class XmlReader {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  })
  /** Characters since the last element began or ended: they stand in memory as one. */
  private pending = 0

  constructor(handler: XmlHandler) {
    this.parser.on('error', (error) => {
      throw new WorkbookError('broken', error.message.slice(0, 100))
    })
    this.parser.on('doctype', () => {
      throw new WorkbookError('broken', 'DOCTYPE')
    })
    this.parser.on('opentag', ({ name, attributes }) => {
      this.pending = 0
      handler.open?.(plain(name), attributes)
    })
    this.parser.on('closetag', ({ name }) => {
      this.pending = 0
      handler.close?.(plain(name))
    })
    this.parser.on('text', (text) => handler.text?.(text))
    this.parser.on('cdata', (text) => handler.text?.(text))
  }

  /** @throws WorkbookError `broken`, or `bomb` for an endless text */
  write(text: string): void {
    this.pending += text.length
    this.parser.write(text)
    if (this.pending > LONGEST) throw new WorkbookError('bomb', 'XML')
  }

  /** @throws WorkbookError when elements are still open */
  end(): void {
    this.parser.close()
  }
}

/** Reads a whole part. */
export async function readXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(handler)
  stream.setEncoding('utf8')
  for await (const text of stream) {
    reader.write(text as string)
    if (handler.isDone?.()) {
      stream.destroy()
      return
    }
  }
  reader.end()
}
