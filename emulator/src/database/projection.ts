import { Aggregator } from 'mingo/aggregator'
import { formatEjson, parseStored } from './ejson'
import { mingoContext, translated } from './filter'
import type { Match } from './cursor'
import type { Fields } from './values'

/** Texts to send; a document asked for whole goes out as it is stored, unparsed. */
export function projected(matches: Iterable<Match>, projection: Fields | undefined): string[] {
  if (!projection) return Array.from(matches, (match) => match.text)
  const aggregator = new Aggregator([{ $project: projection }], { context: mingoContext })
  const documents = Array.from(matches, (match) => match.document ?? parseStored(match.text))
  return translated(() => aggregator.run(documents).map(formatEjson))
}
