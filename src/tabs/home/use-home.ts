import { useQuery } from '@tanstack/react-query'
import { api } from '../../api'
import { useRefetchOnShow } from '../../components/use-refetch-on-show'
import { useAskForConsent } from '../../session/consent'
import { useRememberProfile } from '../../session/profile'

export type Home = Awaited<ReturnType<typeof api.wish.home>>

/** All of the home page in one call. */
export function useHome() {
  const home = useQuery({ queryKey: ['wish', 'home'], queryFn: () => api.wish.home({}) })
  useRefetchOnShow(home)
  useAskForConsent(home.data?.mustAgree === true)
  const { data } = home
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
  return home
}
