import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
import { PageError } from '@/components/standing/page-error'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { PersonView } from './person-view'

/** Somebody, loaded by id. */
export function PersonPane({ id }: { readonly id: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['grid', 'person', id],
    queryFn: () => api.grid.desk.person({ personId: id }),
  })
  if (isPending) return <Skeleton />
  if (!data) return <PageError error={error} onRetry={() => void refetch()} />
  return <PersonView person={data} />
}
