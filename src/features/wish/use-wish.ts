import { useQuery } from '@tanstack/react-query'
import { AppError } from '@domain/errors'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'

/** An id that is none names nothing: a link that was cut off is no mistake for the reader to correct. */
function asNothing(error: unknown): never {
  throw error instanceof AppError && error.code === 'invalid' ? new AppError('not_found') : error
}

/** One wish as the viewer may see it. */
export function useWish(id: string) {
  const wish = useQuery({
    queryKey: ['wish', 'get', id],
    queryFn: () => api.wish.get({ id }).catch(asNothing),
  })
  useRefetchOnShow(wish)
  // What was read before is not shown to whoever may not see it any more.
  const isGone = wish.error instanceof AppError && wish.error.code === 'not_found'
  return { ...wish, data: isGone ? undefined : wish.data }
}
