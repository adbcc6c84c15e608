import { View } from '@tarojs/components'
import { createElement, type ReactNode } from 'react'
import { Icon } from '@/ui/icon/icon'
import { Tap } from '@/ui/tap/tap'
import { classNames } from '@/ui/class-names'
import { casesText } from '../staff-text'
import classes from './data-table.module.scss'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly text: (row: Row) => string
  /** The cell opens something. */
  readonly onPress?: (row: Row) => void
  /** Spoken instead of the text when that is only a figure. */
  readonly spoken?: (row: Row) => string
  readonly isNumber?: boolean
}

type Order = 'ascending' | 'descending'
interface Sorting {
  readonly by: string
  readonly order: Order
  readonly onSort: (column: string) => void
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly sorting?: Sorting
}

/** A real table in a browser, so that screen readers announce its heads; boxes in WeChat, which has no tables. */
export const DataTable = <Row,>({ label, columns, rows, sorting }: DataTableProps<Row>) => (
  <View className={classes.frame}>
    <Part as="table" label={label}>
      <Part as="thead">
        <Part as="tr">
          {columns.map((column) => (
            <Head key={column.id} column={column} sorting={sorting} />
          ))}
        </Part>
      </Part>
      <Part as="tbody">
        {rows.map((row, at) => (
          <Part as="tr" key={at}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </Part>
        ))}
      </Part>
    </Part>
  </View>
)

interface PartProps {
  readonly as: 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td'
  readonly label?: string
  readonly isNumber?: boolean | undefined
  readonly sort?: Order | 'none' | undefined
  readonly children: ReactNode
}

function Part({ as, label, isNumber, sort, children }: PartProps) {
  const className = classNames(classes[as], isNumber && classes.number)
  if (process.env.TARO_ENV !== 'h5') return <View className={className}>{children}</View>
  const scope = as === 'th' ? 'col' : undefined
  return createElement(as, { className, 'aria-label': label, 'aria-sort': sort, scope }, children)
}

interface HeadProps<Row> {
  readonly column: Column<Row>
  readonly sorting: Sorting | undefined
}

function Head<Row>({ column: { id, label, isNumber }, sorting }: HeadProps<Row>) {
  if (!sorting) {
    return (
      <Part as="th" isNumber={isNumber}>
        {label}
      </Part>
    )
  }
  const order = sorting.by === id ? sorting.order : 'none'
  return (
    <Part as="th" isNumber={isNumber} sort={order}>
      <Tap
        className={classes.sort}
        label={casesText.sortLabel(label, casesText.sorted[order])}
        onPress={() => sorting.onSort(id)}
      >
        {label}
        {order !== 'none' && (
          <Icon name="down" size="s" className={order === 'ascending' ? (classes.up ?? '') : ''} />
        )}
      </Tap>
    </Part>
  )
}

interface CellProps<Row> {
  readonly column: Column<Row>
  readonly row: Row
}

function Cell<Row>({ column: { text, onPress, spoken, isNumber }, row }: CellProps<Row>) {
  const words = text(row)
  return (
    <Part as="td" isNumber={isNumber}>
      {onPress && words !== '' ? (
        <Tap role="link" className={classes.link} label={spoken?.(row)} onPress={() => onPress(row)}>
          {words}
        </Tap>
      ) : (
        words
      )}
    </Part>
  )
}
