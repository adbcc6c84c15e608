import { useInfiniteQuery } from '@tanstack/react-query'
import type { WishCard } from '@domain/wish/schemas'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'

interface WishPage {
  readonly wishes: readonly WishCard[]
  /** Where the next page begins; null at the end. */
  readonly next: number | null
}

/** A list of wishes that grows by pages. `name` tells it from the other lists, filters included. */
export function useWishList(name: readonly unknown[], load: (after: number | null) => Promise<WishPage>) {
  const query = useInfiniteQuery({
    queryKey: ['wish', ...name],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last: WishPage) => last.next,
  })
  useRefetchOnShow(query)
  return { ...query, wishes: query.data?.pages.flatMap((page) => page.wishes) ?? [] }
}
