import type { FaultRequest } from './fault'
import { readFault } from './fault'

/**
 * Reads a fault as the command line writes it: `name=value`, then `@pattern` for its scope.
 * `latency=200±100` (or `200+-100`), `errorRate=0.1`, `lostReplies=0.05@client functions`, `throttling=20`,
 * `contentCheck=review`.
 *
 * @throws Error with one sentence
 */
export function parseFaultFlag(text: string): FaultRequest {
  const [, name = '', value = '', actionPattern] = /^([A-Za-z]+)=([^@]*)(?:@(.+))?$/.exec(text) ?? []
  const scope = actionPattern === undefined ? {} : { actionPattern }
  try {
    return readFault({ ...scope, [name]: readValue(name, value) })
  } catch (error) {
    throw new Error(`--fault ${text}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readValue(name: string, value: string): unknown {
  if (name === 'contentCheck') return value
  if (name !== 'latency') return toNumber(value)
  const [ms = '', jitter = '0'] = value.split(/±|\+-/)
  return { ms: toNumber(ms), jitter: toNumber(jitter) }
}

/** An empty text is no number, other than for `Number`. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}
