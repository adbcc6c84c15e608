import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { Avatar } from '@/ui/avatar/avatar'
import { Card } from '@/ui/card/card'
import { Heading } from '@/ui/native/heading'
import { Tag } from '@/ui/tag/tag'
import { common, detailText } from '../text'
import classes from './claim-card.module.scss'

interface ClaimCardProps {
  readonly wish: WishDetail
}

/** Who has taken it on: one person, or a team with its places. */
export function ClaimCard({ wish }: ClaimCardProps) {
  const { claim } = wish
  if (!claim) return null
  const people = [claim.lead, ...claim.members]
  return (
    <Card as="section">
      <View className={classes.head}>
        <Heading level={2}>{detailText.claim}</Heading>
        {claim.places > 1 && <Places wish={wish} claim={claim} />}
      </View>
      <View className={classes.people}>
        {people.map((name, at) => (
          <View key={`${name}${at}`} className={classes.person}>
            <Avatar name={name} picture={claim.faces[at] ?? null} />
            <View>
              <View>{name}</View>
              {at === 0 && <View className={classes.small}>{leadLine(claim)}</View>}
            </View>
          </View>
        ))}
      </View>
      <Warnings wish={wish} />
    </Card>
  )
}

const leadLine = ({ as, places }: NonNullable<WishDetail['claim']>): string =>
  [as, places > 1 ? detailText.lead : ''].filter(Boolean).join(' · ')

interface PlacesProps extends ClaimCardProps {
  readonly claim: NonNullable<WishDetail['claim']>
}

/** How many are in; how many are still wanted, as long as one can join. */
function Places({ wish: { state }, claim: { members, places } }: PlacesProps) {
  const has = 1 + members.length
  const words = [detailText.team(has, places)]
  if (state !== 'claimed' && state !== 'doing') return <Tag>{words}</Tag>
  words.push(has < places ? detailText.missing(places - has) : detailText.complete)
  return <Tag tone={has < places ? 'warn' : 'ok'}>{words.join(' · ')}</Tag>
}

/** What the branch secretary watches: claims given back, wishes opened again. */
function Warnings({ wish }: ClaimCardProps) {
  const lines = [
    wish.claimerReleases ? detailText.claimerReleases(wish.claimerReleases) : '',
    wish.releases > 0 ? common.released(wish.releases) : '',
    wish.reopened > 0 ? common.reopened(wish.reopened) : '',
    wish.contactSeen && wish.isMyClaim ? detailText.seen : '',
  ].filter(Boolean)
  if (lines.length === 0) return null
  return <View className={classes.small}>{lines.join(' · ')}</View>
}
