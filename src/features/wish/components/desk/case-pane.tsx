import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { ErrorState } from '@/ui/error-state/error-state'
import { Heading } from '@/ui/native/heading'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { stateWords } from '@/components/wish-text'
import { Tag } from '@/ui/tag/tag'
import { deskTrackOf } from '../../logic/track'
import { deskText } from '../../staff-text'
import { common } from '../../text'
import { useWish } from '../../use-wish'
import { AboutCard } from '../about-card'
import { ActionBar } from '../action-bar'
import { ChangeCard } from '../change-card'
import { ClaimCard } from '../claim-card'
import { EvidenceCard, ThanksCard } from '../proof-card'
import { ReviewCards } from '../review-cards'
import { TrackCard } from '../track-card'
import { WisherCard } from '../wisher-card'
import classes from './wide-desk.module.scss'
import { useNow } from '@/components/use-now'

/** How many buttons stand beside the title of a case. */
const ROOM = 4

/** The case that is open on a wide desk. */
export function CasePane({ id }: { readonly id: string }) {
  const { data: wish, error, isPending, refetch } = useWish(id)
  const now = useNow()
  if (isPending) return <Skeleton />
  if (!wish) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <View key={wish.id} className={classes.pane}>
      <Head wish={wish} />
      <View className={classes.columns}>
        <View className={classes.column}>
          <ChangeCard wish={wish} />
          <AboutCard wish={wish} now={now} isUntitled />
          <ReviewCards wish={wish} now={now} />
          <ClaimCard wish={wish} />
          <EvidenceCard wish={wish} />
          <ThanksCard wish={wish} />
        </View>
        <View className={classes.column}>
          <WisherCard wish={wish} />
          <TrackCard entries={deskTrackOf({ wish, now })} />
        </View>
      </View>
    </View>
  )
}

function Head({ wish }: { readonly wish: WishDetail }) {
  const state = stateWords(wish)
  return (
    <View className={classes.caseHead}>
      <View className={classes.caseTitle}>
        <View className={classes.small}>{deskText.at([common.wish, wish.community, wish.grid])}</View>
        <Heading level={2} className={classes.big ?? ''}>
          {wish.title}
        </Heading>
        <Tag tone={state.tone}>{state.label}</Tag>
      </View>
      <View className={classes.buttons}>
        <ActionBar wish={wish} room={ROOM} size="s" />
      </View>
    </View>
  )
}
