import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { MyData } from '@domain/identity/privacy-contract'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'

/** What is stored about me, with the latest cases. */
export function useMyData() {
  const mine = useQuery({
    queryKey: ['identity', 'my-data'],
    queryFn: () => api.identity.privacy.mine({}),
  })
  useRefetchOnShow(mine)
  return mine
}

/** All of it, every page of cases. */
export async function allMyData(): Promise<MyData> {
  const first = await api.identity.privacy.mine({})
  const cases = [...first.cases]
  for (let { next } = first; next !== null;) {
    const page = await api.identity.privacy.mine({ after: next })
    cases.push(...page.cases)
    next = page.next
  }
  return { ...first, cases, next: null }
}

/** Who looked at my number, newest first, a page at a time. */
export const useLooks = () =>
  useInfiniteQuery({
    queryKey: ['identity', 'looks'],
    queryFn: ({ pageParam }) => api.identity.privacy.looks({ after: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
