import { createHash } from 'node:crypto'
import { FORMAT, VERSION, type Manifest, type SectionHead } from './format'

/** A section and its lines, in blocks of any size. */
export interface Section {
  readonly head: SectionHead
  readonly blocks: () => Iterable<readonly string[]> | AsyncIterable<readonly string[]>
}

/**
 * The text of an archive, block by block.
 * @throws Error when a section yields another number of lines than its head says
 */
export async function* archiveText(sections: Iterable<Section>): AsyncGenerator<string, void> {
  yield line({ format: FORMAT, version: VERSION })
  const written: Manifest['sections'][number][] = []
  for (const section of sections) {
    yield line(section.head)
    written.push({ head: section.head, sha256: yield* sectionText(section) })
  }
  yield line({ manifest: manifestOf(written) })
}

/** Yields the lines and returns their SHA-256. */
async function* sectionText({ head, blocks }: Section): AsyncGenerator<string, string> {
  const hash = createHash('sha256')
  let lines = 0
  for await (const block of blocks()) {
    if (block.length === 0) continue
    const text = `${block.join('\n')}\n`
    hash.update(text)
    lines += block.length
    yield text
  }
  if (lines !== head.lines) throw new Error(`a section has ${lines} lines, not ${head.lines}`)
  return hash.digest('hex')
}

function manifestOf(sections: Manifest['sections']): Manifest {
  let documents = 0
  let files = 0
  for (const { head } of sections) {
    if (head.section === 'collection') documents += head.lines
    if (head.section === 'files') files += head.files
  }
  return { documents, files, sections }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`
