import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Applicant } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import classes from '../../components/queue/queue.module.scss'
import { ApplicantRow } from '../../components/volunteers/applicant-row'
import { RefuseVolunteer } from '../../components/volunteers/refuse-volunteer'
import { volunteersText } from '../../kept-text'

/** Who offered themselves to the community as a volunteer, longest first. */
export default function VolunteersPage() {
  const queue = useQuery({
    queryKey: ['grid', 'volunteers'],
    queryFn: () => api.identity.volunteer.queue({}),
  })
  useRefetchOnShow(queue)
  const [refusing, setRefusing] = useState<Applicant | null>(null)
  const { data } = queue
  return (
    <Page title={volunteersText.title} busy={queue.isPending} onRefresh={queue.refetch}>
      {queue.isPending && <Skeleton />}
      {queue.isLoadingError && <PageError error={queue.error} onRetry={() => void queue.refetch()} />}
      {data?.applicants.length === 0 && (
        <EmptyState icon="done" title={volunteersText.empty} hint={volunteersText.emptyHint} />
      )}
      {data && data.applicants.length > 0 && (
        <Card as="section" label={volunteersText.title}>
          <Block as="ul" label={volunteersText.title} className={classes.list}>
            {data.applicants.map((one) => (
              <ApplicantRow key={one.id} applicant={one} onRefuse={() => setRefusing(one)} />
            ))}
          </Block>
          {data.isMore && <View className={classes.hint}>{volunteersText.more}</View>}
        </Card>
      )}
      {refusing && <RefuseVolunteer applicant={refusing} onClose={() => setRefusing(null)} />}
    </Page>
  )
}
