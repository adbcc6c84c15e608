import { useQuery } from '@tanstack/react-query'
import { api } from '../../api'
import { useRefetchOnShow } from '../use-refetch-on-show'

/** Where the caller's home stands; also for those whom nobody knows yet. */
export function useStanding() {
  const standing = useQuery({
    queryKey: ['identity', 'standing'],
    queryFn: () => api.identity.join.mine({}),
    // A grid worker answers at any moment, and whoever opens the page wants to know.
    staleTime: 0,
  })
  useRefetchOnShow(standing)
  return standing
}
