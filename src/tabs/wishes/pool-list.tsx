import { WishCard } from '../../components/wish-card/wish-card'
import { paths } from '../../components/paths'
import { open } from '../../platform/navigate'
import { EmptyState } from '../../ui/empty-state/empty-state'
import { PageError } from '../../components/standing/page-error'
import { LoadMore } from '../../ui/load-more/load-more'
import { Block } from '../../ui/native/block'
import { Skeleton } from '../../ui/skeleton/skeleton'
import classes from './pool-list.module.scss'
import { poolText } from './text'
import type { PoolFilter, usePool } from './use-pool'

interface PoolListProps {
  readonly pool: ReturnType<typeof usePool>
  readonly filter: PoolFilter
  readonly onWiden: () => void
}

export function PoolList({ pool, filter, onWiden }: PoolListProps) {
  if (pool.isPending) return <Skeleton />
  if (pool.isError && !pool.data) {
    return <PageError error={pool.error} onRetry={() => void pool.refetch()} />
  }
  const wishes = pool.data.pages.flatMap((page) => page.wishes)
  if (wishes.length === 0) return <EmptyPool filter={filter} onWiden={onWiden} />
  return (
    <>
      <Block as="ul" className={classes.cards}>
        {wishes.map((wish) => (
          <WishCard key={wish.id} wish={wish} now={pool.dataUpdatedAt} hasState={filter.phase !== 'open'} />
        ))}
      </Block>
      <LoadMore
        hasMore={pool.hasNextPage}
        isLoading={pool.isFetchingNextPage}
        onMore={() => void pool.fetchNextPage()}
        endNote={poolText.end[filter.phase]}
      />
    </>
  )
}

function EmptyPool({ filter, onWiden }: Omit<PoolListProps, 'pool'>) {
  const action =
    filter.scope === 'grid'
      ? { label: poolText.wider, onPress: onWiden }
      : { label: poolText.wish, onPress: () => open(paths.submit) }
  return <EmptyState {...poolText.empty[filter.phase]} action={action} />
}
