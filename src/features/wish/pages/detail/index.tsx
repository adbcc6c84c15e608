import { useRouter } from '@tarojs/taro'
import type { WishDetail } from '@domain/wish/schemas'
import { useShareCard } from '@/platform/share'
import { ShareButton } from '@/ui/button/share-button'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { AboutCard } from '../../components/about-card'
import { ActionBar } from '../../components/action-bar'
import { ChangeCard } from '../../components/change-card'
import { ClaimCard } from '../../components/claim-card'
import { HeadCard } from '../../components/head-card'
import { EvidenceCard, ThanksCard } from '../../components/proof-card'
import { ReviewCards } from '../../components/review-cards'
import { TrackCard } from '../../components/track-card'
import { orderedActions } from '../../logic/actions'
import { headlineOf } from '../../logic/headline'
import { isPublic, shareCardOf } from '../../logic/share'
import { trackOf } from '../../logic/track'
import { detailText } from '../../text'
import { useWish } from '../../use-wish'
import { useNow } from '@/components/use-now'

/** A wish as a parcel's track. */
export default function DetailPage() {
  const { params } = useRouter()
  const { data: wish, error, isPending, refetch } = useWish(params.id ?? '')
  useShareCard(shareCardOf(wish))
  const hasActions = wish !== undefined && orderedActions(wish).length > 0
  return (
    <Page
      title={detailText.title}
      busy={isPending}
      onRefresh={refetch}
      footer={hasActions && <ActionBar wish={wish} />}
    >
      {isPending && <Skeleton />}
      {error && !wish && <PageError error={error} onRetry={() => void refetch()} />}
      {wish && <Parts wish={wish} />}
    </Page>
  )
}

function Parts({ wish }: { readonly wish: WishDetail }) {
  const now = useNow()
  return (
    <>
      <HeadCard headline={headlineOf({ wish, now })} />
      <ChangeCard wish={wish} />
      <AboutCard wish={wish} now={now} />
      <ReviewCards wish={wish} now={now} />
      <ClaimCard wish={wish} />
      <EvidenceCard wish={wish} />
      <ThanksCard wish={wish} />
      <TrackCard entries={trackOf({ wish, now })} />
      {isPublic(wish) && <ShareButton />}
    </>
  )
}
