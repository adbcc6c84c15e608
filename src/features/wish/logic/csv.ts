/** A leading =, +, - or @ would be run as a formula by a spreadsheet; an apostrophe keeps it text. */
const tame = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (text: string): string => `"${tame(text).replace(/"/g, '""')}"`

/**
 * A table as CSV (RFC 4180: quoted cells, CRLF). The byte order mark makes Excel read it as UTF-8.
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
