import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'

type Household = Awaited<ReturnType<typeof api.identity.join.household>>
export type Member = Household['members'][number]

/** My household. */
export function useHousehold() {
  const household = useQuery({
    queryKey: ['identity', 'household'],
    queryFn: () => api.identity.join.household({}),
  })
  useRefetchOnShow(household)
  return household
}
