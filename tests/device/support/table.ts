/** Rows of words, the first of them the heads of the columns. */
export type Table = readonly (readonly string[])[]

/** Takes two columns for a character of Chinese, as a terminal does. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '⺀' ? 2 : 1), 0)

/** For a terminal: columns under each other. */
export function inColumns(table: Table): string {
  const widths = (table[0] ?? []).map((_head, at) => Math.max(...table.map((row) => widthOf(row[at] ?? ''))))
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join('  ')
  return table.map((row) => line(row).trimEnd()).join('\n')
}

/** For a page of documentation. */
export function inMarkdown([head = [], ...rows]: Table): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
