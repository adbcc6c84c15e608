import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'

/** One wish as the viewer may see it. */
export function useWish(id: string) {
  const wish = useQuery({ queryKey: ['wish', 'get', id], queryFn: () => api.wish.get({ id }) })
  useRefetchOnShow(wish)
  return wish
}
