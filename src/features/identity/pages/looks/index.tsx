import { View } from '@tarojs/components'
import type { Look } from '@domain/identity/privacy-contract'
import { PageError } from '@/components/standing/page-error'
import { momentWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { LoadMore } from '@/ui/load-more/load-more'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { looksText } from '../../my-data-text'
import { useLooks } from '../../use-my-data'
import classes from '../../components/my-data/my-data.module.scss'

/** Who looked at my number or door: everybody may see that for themselves. */
export default function LooksPage() {
  const looks = useLooks()
  const all = looks.data?.pages.flatMap((page) => page.looks) ?? []
  return (
    <Page title={looksText.title} busy={looks.isPending} onRefresh={looks.refetch}>
      <View className={classes.lead}>{looksText.lead}</View>
      {looks.isPending && <Skeleton />}
      {looks.isLoadingError && <PageError error={looks.error} onRetry={() => void looks.refetch()} />}
      {looks.data && all.length === 0 && (
        <EmptyState icon="shield" title={looksText.none} hint={looksText.noneHint} />
      )}
      {all.length > 0 && <LookList looks={all} now={looks.dataUpdatedAt} />}
      {all.length > 0 && (
        <LoadMore
          hasMore={looks.hasNextPage}
          isLoading={looks.isFetchingNextPage}
          onMore={() => void looks.fetchNextPage()}
          endNote={looksText.end}
        />
      )}
    </Page>
  )
}

interface LookListProps {
  readonly looks: readonly Look[]
  readonly now: number
}

function LookList({ looks, now }: LookListProps) {
  return (
    <Card>
      <Block as="ul" label={looksText.title} className={classes.list}>
        {looks.map(({ id, by, as, reason, at }) => (
          <Block as="li" key={id} className={classes.look}>
            <View className={classes.who}>{[by, as].filter(Boolean).join(' · ')}</View>
            <View>{reason}</View>
            <View className={classes.small}>{momentWords(at, now)}</View>
          </Block>
        ))}
      </Block>
    </Card>
  )
}
