import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { Card } from '@/ui/card/card'
import { Heading } from '@/ui/native/heading'
import { Tag } from '@/ui/tag/tag'
import { detailText } from '../text'
import { PictureRow } from './picture-row'
import classes from './proof-card.module.scss'
import { Stars } from './stars'

interface ProofCardProps {
  readonly wish: WishDetail
}

/** What shows that it was really done: photos, time of service, a signature, a few words. */
export function EvidenceCard({ wish: { evidence } }: ProofCardProps) {
  if (!evidence) return null
  const pictures = [...evidence.photos, ...(evidence.signature ? [evidence.signature] : [])]
  return (
    <Card as="section">
      <Heading level={2}>{detailText.evidence}</Heading>
      {evidence.note !== '' && <View className={classes.words}>{evidence.note}</View>}
      <PictureRow
        title={detailText.evidence}
        pictures={pictures.map((url) => ({ file: url, url, check: 'pass' }))}
      />
      <View className={classes.tags}>
        {evidence.minutes !== null && <Tag icon="clock">{detailText.minutes(evidence.minutes)}</Tag>}
        {evidence.signature !== null && <Tag icon="edit">{detailText.signature}</Tag>}
      </View>
    </Card>
  )
}

/** The rating and the thanks; what the public may read is marked. */
export function ThanksCard({ wish: { rating } }: ProofCardProps) {
  if (!rating) return null
  return (
    <Card as="section">
      <View className={classes.head}>
        <Heading level={2}>{detailText.thanks}</Heading>
        <Stars score={rating.score} />
      </View>
      {rating.thanks !== '' && <View className={classes.words}>{rating.thanks}</View>}
      {rating.thanks !== '' && <View className={classes.small}>{thanksSeenBy(rating)}</View>}
    </Card>
  )
}

function thanksSeenBy({ consent, isPublic }: NonNullable<WishDetail['rating']>): string {
  if (!consent) return detailText.thanksPrivate
  return isPublic ? detailText.thanksPublic : detailText.thanksHeld
}
