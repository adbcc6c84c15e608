import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { wishKindLabels } from '@domain/wish/wish'
import { dayWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { Notice } from '@/ui/notice/notice'
import { Section } from '@/ui/section/section'
import { publicPreview } from '../logic/preview'
import { go } from '../paths'
import { detailText } from '../text'
import { DataTable, type Column } from './data-table'
import classes from './review-cards.module.scss'

interface ReviewCardsProps {
  readonly wish: WishDetail
  /** Epoch milliseconds. */
  readonly now: number
}

/** What helps the community to decide: checks, earlier wishes of the household, what the public will see. */
export function ReviewCards({ wish, now }: ReviewCardsProps) {
  const { review } = wish
  if (!review || wish.state !== 'review') return null
  return (
    <>
      {review.textCheck !== 'pass' && (
        <Notice tone="warn" icon="warn">
          {detailText.textCheck[review.textCheck]}
        </Notice>
      )}
      <Card as="section">
        <Section title={detailText.earlier} aside={detailText.earlierScope}>
          <Earlier rows={review.earlier} now={now} />
        </Section>
      </Card>
      <Card as="section">
        <Section title={detailText.preview}>
          <View className={classes.preview}>{publicPreview(wish)}</View>
        </Section>
      </Card>
    </>
  )
}

type Row = NonNullable<WishDetail['review']>['earlier'][number]
const head = detailText.earlierHead

function Earlier({ rows, now }: { readonly rows: readonly Row[]; readonly now: number }) {
  if (rows.length === 0) return <View className={classes.preview}>{detailText.earlierNone}</View>
  const columns: Column<Row>[] = [
    { id: 'title', label: head.title, text: ({ title }) => title, onPress: ({ id }) => go.wish(id) },
    { id: 'kind', label: head.kind, text: ({ kind }) => wishKindLabels[kind] },
    { id: 'at', label: head.at, text: ({ at }) => dayWords(at, now) },
  ]
  return <DataTable label={detailText.earlier} columns={columns} rows={rows} />
}
