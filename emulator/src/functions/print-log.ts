import type { LogLine } from './logs'

/** Prints one line of a function's console: time of day, function, text; warnings and errors are marked. */
export function printLog({ at, function: name, level, text }: LogLine): void {
  const time = new Date(at).toISOString().slice(11, 19)
  const mark = level === 'error' ? ' ✗' : level === 'warn' ? ' !' : ''
  process.stdout.write(`${time} ${name}${mark} ${text.replaceAll('\n', '\n         ')}\n`)
}
