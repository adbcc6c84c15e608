/** @jsxImportSource preact */
import type { LogLine } from '../../functions/logs'
import { timeOfDay } from '../format'
import { linkTo } from '../route'

export interface LogLinesProps {
  readonly lines: readonly LogLine[]
  /** Names the function of each line, with a link to its call. */
  readonly withFunction?: boolean
}

/** Printed lines, oldest first. */
export function LogLines({ lines, withFunction }: LogLinesProps) {
  return (
    <ol class="log">
      {lines.map((line, at) => (
        <li key={`${line.at} ${at}`} class={line.level}>
          <time>{timeOfDay(line.at)}</time>
          {withFunction ? <Source line={line} /> : null}
          {line.level === 'warn' || line.level === 'error' ? <b>{line.level}</b> : null}
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  )
}

function Source({ line }: { readonly line: LogLine }) {
  if (line.requestId === '') return <span class="source">{line.function}</span>
  return (
    <a class="source" href={linkTo('calls', line.requestId)}>
      {line.function}
    </a>
  )
}
