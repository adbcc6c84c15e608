import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { useIsWide } from '@/platform/screen'
import { useRememberProfile } from '@/session/profile'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { PhoneDesk } from '../../components/desk/phone-desk'
import { WideDesk } from '../../components/desk/wide-desk'
import { profileOf } from '../../logic/desk'
import { deskText } from '../../staff-text'

/** What waits for my posts and me, oldest deadline first; on a wide screen with the opened case beside it. */
export default function DeskPage() {
  const isWide = useIsWide()
  const query = useQuery({ queryKey: ['wish', 'desk'], queryFn: () => api.wish.desk({}) })
  useRefetchOnShow(query)
  const { data, error, isPending, refetch } = query
  useRememberProfile(data ? profileOf(data) : null)
  const Desk = isWide ? WideDesk : PhoneDesk
  return (
    <Page title={deskText.title} busy={isPending} onRefresh={refetch} layout={isWide ? 'full' : 'column'}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && <Desk desk={data} />}
    </Page>
  )
}
