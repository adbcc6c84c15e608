/** @jsxImportSource preact */
import { indented, oneLine } from '../format'

/** A value as indented JSON. */
export function Json({ value }: { readonly value: unknown }) {
  return (
    <pre class="json" tabIndex={0}>
      {indented(value)}
    </pre>
  )
}

/** A value in one line that is cut where the cell ends; the whole is in its title. */
export function Inline({ value }: { readonly value: unknown }) {
  if (value === undefined) return <span class="quiet">–</span>
  return (
    <code class="inline" title={oneLine(value)}>
      {dateOf(value) ?? oneLine(value)}
    </code>
  )
}

/** The text of an EJSON date, or undefined. */
function dateOf(value: unknown): string | undefined {
  const isDate = typeof value === 'object' && value !== null && '$date' in value
  return isDate && typeof value.$date === 'string' ? value.$date : undefined
}
