import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'

/** Who I am; asked once in a session, since posts and home do not change while somebody writes. */
export const useMe = ({ isNeeded = true }: { readonly isNeeded?: boolean } = {}) =>
  useQuery({
    queryKey: ['identity', 'me'],
    queryFn: () => api.identity.me({}),
    staleTime: Infinity,
    enabled: isNeeded,
  })
