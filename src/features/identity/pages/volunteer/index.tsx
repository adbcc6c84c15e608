import { View } from '@tarojs/components'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import classes from '../../components/mandates/mandates.module.scss'
import { RemindCard } from '../../components/remind-card'
import { OfferForm } from '../../components/volunteer/offer-form'
import { VolunteerHead } from '../../components/volunteer/volunteer-head'
import { useVolunteer } from '../../use-volunteer'
import { volunteerText } from '../../volunteer-text'

/** What I offer as a volunteer: offering, changing, leaving, and what came of it. */
export default function VolunteerPage() {
  const mine = useVolunteer()
  return (
    <Page title={volunteerText.title} busy={mine.isPending} onRefresh={mine.refetch}>
      {mine.isPending && <Skeleton />}
      {mine.isLoadingError && <PageError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data && (
        <>
          <View className={classes.hint}>{volunteerText.lead}</View>
          <VolunteerHead page={mine.data} now={mine.dataUpdatedAt} />
          {mine.data.profile?.state === 'applied' && (
            <RemindCard template="volunteerChecked" label={volunteerText.remind} />
          )}
          <OfferForm page={mine.data} />
        </>
      )}
    </Page>
  )
}
