const UNITS = ['B', 'KB', 'MB', 'GB']

/** `1.2 MB`; 1 KB is 1024 bytes. */
export function bytes(count: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)))
  const value = count / 1024 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power] ?? ''}`
}

/** `0.4 ms`, `38 ms`, `1.2 s`. */
export function milliseconds(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return `${ms >= 10 ? Math.round(ms) : ms.toFixed(1)} ms`
}

/** `1,234`. */
export function count(value: number): string {
  return value.toLocaleString('en')
}

/** `2 documents`, `1 document`. */
export function countOf(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}

/** Date and time of the reader's own zone: `2026-03-01 09:30:00`. */
export function dateTime(at: number): string {
  return new Date(at).toLocaleString('sv-SE')
}

/** Time of day: `09:30:00`. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString('sv-SE')
}

/** A difference of time in words: `2 d 3 h`, `15 min`, `0 s`. */
export function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const told = parts.filter(([value]) => value > 0).slice(0, 2)
  return told.length === 0 ? '0 s' : told.map(([value, unit]) => `${value} ${unit}`).join(' ')
}

/** A value as one line of JSON. */
export function oneLine(value: unknown): string {
  return typeof value === 'string' ? value : jsonOf(value)
}

/** A value as indented JSON. */
export function indented(value: unknown): string {
  return jsonOf(value, 2)
}

/** JSON has no word for undefined: it becomes an empty text. */
function jsonOf(value: unknown, indent?: number): string {
  return value === undefined ? '' : JSON.stringify(value, null, indent)
}
