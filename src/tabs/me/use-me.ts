import { useQuery } from '@tanstack/react-query'
import { api } from '../../api'
import { useRefetchOnShow } from '../../components/use-refetch-on-show'
import { useAskForConsent } from '../../session/consent'
import { useRememberProfile } from '../../session/profile'

/** Who I am, in one call. */
export function useMe() {
  const me = useQuery({ queryKey: ['identity', 'me'], queryFn: () => api.identity.me({}) })
  useRefetchOnShow(me)
  useAskForConsent(me.data?.mustAgree === true)
  const { data } = me
  useRememberProfile(
    data
      ? {
          name: data.name,
          community: data.place.community,
          grid: data.place.grid,
          isStaff: data.isStaff,
          isVolunteer: data.isVolunteer,
        }
      : null,
  )
  return me
}
