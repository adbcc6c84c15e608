import { useInfiniteQuery } from '@tanstack/react-query'
import type { WishKind } from '@domain/wish/wish'
import { api } from '../../api'
import { useRefetchOnShow } from '../../components/use-refetch-on-show'

export type ScopeChoice = 'grid' | 'community' | 'subdistrict'
export type PhaseChoice = 'open' | 'underway' | 'done'
export type KindChoice = WishKind | 'all'

export interface PoolFilter {
  readonly scope: ScopeChoice
  readonly phase: PhaseChoice
  readonly kind: KindChoice
}

/** The wishes near me, page by page, newest first. */
export function usePool(filter: PoolFilter) {
  const pool = useInfiniteQuery({
    queryKey: ['wish', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.wish.list({ ...filter, kind: filter.kind === 'all' ? null : filter.kind, after: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  useRefetchOnShow(pool)
  return pool
}
