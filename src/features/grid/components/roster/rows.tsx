import { View } from '@tarojs/components'
import type { RowKind } from '@domain/grid/roster'
import type { ImportRow, ImportStatus } from '@domain/grid/roster-contract'
import { ErrorState } from '@/ui/error-state/error-state'
import { LoadMore } from '@/ui/load-more/load-more'
import { Block } from '@/ui/native/block'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { differenceWords, rosterText } from '../../roster-text'
import { useRows } from '../../use-roster'
import { LikelyRow } from './likely'
import classes from './roster.module.scss'

interface RowsProps {
  readonly status: ImportStatus
  readonly kind: RowKind
}

/** Rows of one kind, page by page. */
export function Rows({ status, kind }: RowsProps) {
  const { id, version } = status
  const rows = useRows(id, kind, version)
  if (rows.isPending) return <Skeleton />
  if (rows.isLoadingError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
  const all = rows.data.pages.flatMap((page) => page.rows)
  return (
    <View>
      <Block as="ul" className={classes.rows}>
        {all.map((row) => (
          <Row key={row.row} row={row} status={status} />
        ))}
      </Block>
      {rows.hasNextPage && (
        <LoadMore hasMore isLoading={rows.isFetchingNextPage} onMore={() => void rows.fetchNextPage()} />
      )}
    </View>
  )
}

interface RowProps {
  readonly row: ImportRow
  readonly status: ImportStatus
}

const Row = ({ row, status }: RowProps) => (
  <Block as="li" className={classes.row}>
    <View className={classes.head}>
      <View>{row.name}</View>
      <View className={classes.hint}>{rosterText.row(row.row)}</View>
    </View>
    <View className={classes.hint}>{[row.home, row.phone].filter(Boolean).join(' · ')}</View>
    {row.differences.map(({ field, before, after }) => (
      <View key={field}>{`${differenceWords[field] ?? ''}：${rosterText.change(before, after)}`}</View>
    ))}
    {row.likely && <LikelyRow status={status} row={row.row} likely={row.likely} />}
    {row.faults.map(({ column, what }) => (
      <View key={column + what} className={classes.fault}>
        {column ? `${column}：${what}` : what}
      </View>
    ))}
  </Block>
)
