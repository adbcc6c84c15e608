import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { wishKindLabels } from '@domain/wish/wish'
import { dayWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { Icon } from '@/ui/icon/icon'
import { Heading } from '@/ui/native/heading'
import { Tag } from '@/ui/tag/tag'
import { helperWords } from '../logic/people'
import { common, detailText, sensitivityWords } from '../text'
import classes from './about-card.module.scss'
import { Calls } from './calls'
import { PictureRow } from './picture-row'
import { WhoSees } from './who-sees'

interface AboutCardProps {
  readonly wish: WishDetail
  /** Epoch milliseconds. */
  readonly now: number
  /** Title and wisher are said elsewhere. */
  readonly isUntitled?: boolean
}

/** The wish itself: what, why, pictures, and who can see what. */
export const AboutCard = ({ wish, now, isUntitled = false }: AboutCardProps) => (
  <Card as="section">
    {!isUntitled && <Heading level={2}>{wish.title}</Heading>}
    {wish.reason !== '' && <View className={isUntitled ? classes.lead : classes.reason}>{wish.reason}</View>}
    <PictureRow title={wish.title} pictures={wish.pictures} />
    <Tags wish={wish} now={now} />
    {!isUntitled && <From wish={wish} />}
    <View className={classes.lock}>
      <Icon name="lock" size="s" />
      {lockLine(wish)}
    </View>
    <WhoSees wish={wish} />
    {!isUntitled && <Calls wish={wish} />}
  </Card>
)

function Tags({ wish, now }: Pick<AboutCardProps, 'wish' | 'now'>) {
  const needed =
    wish.neededBy === null ? detailText.whenever : detailText.neededBy(dayWords(wish.neededBy, now))
  return (
    <View className={classes.tags}>
      <Tag>{wishKindLabels[wish.kind]}</Tag>
      {wish.value !== null && <Tag>{common.yuan(wish.value)}</Tag>}
      <Tag icon="clock">{needed}</Tag>
      {wish.sensitivity !== 'none' && <Tag tone="warn">{sensitivityWords[wish.sensitivity]}</Tag>}
      {wish.isOutline && <Tag tone="info">{detailText.outline}</Tag>}
    </View>
  )
}

function From({ wish: { wisher, helper, grid, building } }: Pick<AboutCardProps, 'wish'>) {
  const parts = [wisher, detailText.place(grid, building), helper ? helperWords(helper) : '']
  return <View className={classes.from}>{parts.filter(Boolean).join(' · ')}</View>
}

function lockLine({ isMine, show }: WishDetail): string {
  const hidden = [show.reason ? '' : detailText.reason, show.pictures ? '' : detailText.pictures].filter(
    Boolean,
  )
  const line = isMine ? detailText.lockMine : detailText.lockOthers
  return hidden.length > 0 ? `${line}；${detailText.lockHidden(hidden.join('、'))}` : line
}
