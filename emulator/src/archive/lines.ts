import { StringDecoder } from 'node:string_decoder'

/**
 * Splits UTF-8 bytes into lines, all lines of a chunk at once: a turn of the event loop for each line, as with
 * node:readline, takes longer than what is done with it. Only a line feed ends a line.
 */
export async function* lineBatches(source: AsyncIterable<Buffer>): AsyncGenerator<string[], void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of source) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
  rest += decoder.end()
  if (rest !== '') yield [rest]
}
