import type { ReactNode } from 'react'
import { WishCard } from '@/components/wish-card/wish-card'
import { PageError } from '@/components/standing/page-error'
import { LoadMore } from '@/ui/load-more/load-more'
import { Block } from '@/ui/native/block'
import { Skeleton } from '@/ui/skeleton/skeleton'
import type { useWishList } from '../use-wish-list'
import classes from './wish-list.module.scss'
import { useNow } from '@/components/use-now'

interface WishListProps {
  readonly label: string
  readonly list: ReturnType<typeof useWishList>
  /** Shown while there is nothing. */
  readonly empty: ReactNode
}

/** A list of wishes in each of its conditions: loading, failed, empty, with more to come. */
export function WishList({ label, list, empty }: WishListProps) {
  const now = useNow()
  if (list.isPending) return <Skeleton />
  if (list.error && list.wishes.length === 0) {
    return <PageError error={list.error} onRetry={() => void list.refetch()} />
  }
  if (list.wishes.length === 0) return <>{empty}</>
  return (
    <>
      <Block as="ul" label={label} className={classes.list}>
        {list.wishes.map((wish) => (
          <WishCard key={wish.id} wish={wish} now={now} hasState />
        ))}
      </Block>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}
