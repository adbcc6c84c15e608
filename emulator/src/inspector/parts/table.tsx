/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export interface Column<Row> {
  /** Empty for a column of buttons. */
  readonly title: string
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand on the right. */
  readonly isNumber?: boolean
  /** Lets the reader sort by this column. */
  readonly sortBy?: (row: Row) => number | string
}

export interface TableProps<Row> {
  /** Names the table for those who do not see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** Said instead of an empty table. */
  readonly empty: ComponentChildren
}

interface Order {
  readonly column: string
  readonly isDescending: boolean
}

/** A table that becomes a list of cards on a narrow screen. Numbers are sorted largest first at the first click. */
export function Table<Row>({ label, columns, rows, keyOf, empty }: TableProps<Row>) {
  const [order, setOrder] = useState<Order>()
  if (rows === undefined) return <p class="quiet">Loading…</p>
  if (rows.length === 0) return <p class="empty">{empty}</p>
  const choose = ({ title, isNumber }: Column<Row>): void =>
    setOrder((last) => {
      const isAgain = last?.column === title
      return { column: title, isDescending: isAgain ? !last.isDescending : isNumber === true }
    })
  return (
    <div class="table-frame">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.title} column={column} order={order} onSort={() => choose(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, order).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, isNumber }) => (
                <td key={title} data-label={title} class={isNumber ? 'number' : undefined}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadingProps<Row> {
  readonly column: Column<Row>
  readonly order: Order | undefined
  readonly onSort: () => void
}

function Heading<Row>({ column, order, onSort }: HeadingProps<Row>) {
  const { title, isNumber, sortBy } = column
  const isChosen = order?.column === title
  const direction = order?.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" class={isNumber ? 'number' : undefined} {...(isChosen ? { 'aria-sort': direction } : {})}>
      {sortBy ? (
        <button type="button" class="sort" onClick={onSort}>
          {title}
          <span aria-hidden="true">{isChosen ? (order.isDescending ? ' ↓' : ' ↑') : ' ↕'}</span>
        </button>
      ) : title === '' ? (
        <span class="unseen">Action</span>
      ) : (
        title
      )}
    </th>
  )
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order?: Order): readonly Row[] {
  const sortBy = columns.find(({ title }) => title === order?.column)?.sortBy
  if (!sortBy) return rows
  const sign = order?.isDescending ? -1 : 1
  return [...rows].sort((one, other) => sign * compare(sortBy(one), sortBy(other)))
}

function compare(one: number | string, other: number | string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
