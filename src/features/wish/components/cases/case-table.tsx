import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishCard } from '@domain/wish/schemas'
import { dayOf } from '@/components/days'
import { caseColumns, caseCsv, nextSort, sortedCases, type Sort } from '../../logic/case-table'
import { saveText } from '@/platform/save-text'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { LoadMore } from '@/ui/load-more/load-more'
import { go } from '../../paths'
import { casesText } from '../../staff-text'
import type { useWishList } from '../../use-wish-list'
import { DataTable, type Column } from '../data-table'
import classes from './cases.module.scss'
import { useWatermark } from './watermark'
import { useNow } from '@/components/use-now'

interface CaseTableProps {
  readonly list: ReturnType<typeof useWishList>
}

const columnsAt = (now: number): Column<WishCard>[] =>
  caseColumns.map(({ id, text }) => ({
    id,
    label: casesText.columns[id],
    text: (wish) => text(wish, now),
    ...(id === 'title' && { onPress: (wish: WishCard) => go.wish(wish.id) }),
    ...(id === 'reopened' && { isNumber: true }),
  }))

/** Cases in a table that sorts by any column, and out of it as a file: what is shown, no more. */
export function CaseTable({ list }: CaseTableProps) {
  const [sort, setSort] = useState<Sort>({ by: 'submittedAt', order: 'descending' })
  const watermark = useWatermark()
  const now = useNow()
  const wishes = sortedCases(list.wishes, sort)
  const save = async () => {
    const text = caseCsv({ wishes, watermark, now })
    const place = await saveText({ name: casesText.file(dayOf(now)), type: 'text/csv', text })
    toast(place === 'file' ? casesText.exported : casesText.copied)
  }
  return (
    <>
      <View className={classes.head}>
        <View className={classes.small}>{casesText.shown(wishes.length)}</View>
        <Button kind="ghost" size="s" icon="download" onPress={() => void save()}>
          {casesText.export}
        </Button>
      </View>
      <Card>
        <DataTable
          label={casesText.title}
          columns={columnsAt(now)}
          rows={wishes}
          sorting={{ ...sort, onSort: (by) => setSort((last) => nextSort(last, by)) }}
        />
      </Card>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}
