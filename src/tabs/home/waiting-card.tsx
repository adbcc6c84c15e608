import { View } from '@tarojs/components'
import type { WishCard } from '@domain/wish/schemas'
import { paths } from '../../components/paths'
import { deadlineWords } from '../../components/time-words'
import { callWords, progressWords, stateWords } from '../../components/wish-text'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Heading } from '../../ui/native/heading'
import { Tag } from '../../ui/tag/tag'
import classes from './home.module.scss'
import { homeText } from './text'

interface WaitingCardProps {
  readonly wish: WishCard
  readonly now: number
  /** The button fills the card. */
  readonly isLarge?: boolean
}

const edges = { over: 'red', soon: 'warn', later: 'mute' } as const

/** Something that waits for this person, with the one button that matters. */
export function WaitingCard({ wish, now, isLarge = false }: WaitingCardProps) {
  const state = stateWords(wish)
  const due = wish.dueAt === null ? null : deadlineWords(wish.dueAt, now)
  return (
    <Card as="li" edge={due ? edges[due.urgency] : 'mute'}>
      <View className={classes.between}>
        <Tag tone={state.tone}>{state.label}</Tag>
        {due && <View className={classes.small}>{due.text}</View>}
      </View>
      <Heading level={isLarge ? 2 : 3} className={classes.waitingTitle ?? ''}>
        {wish.title}
      </Heading>
      <View className={isLarge ? classes.stack : classes.between}>
        <View className={classes.line}>{progressWords(wish)}</View>
        <CallButton wish={wish} isLarge={isLarge} />
      </View>
    </Card>
  )
}

function CallButton({ wish, isLarge }: Pick<WaitingCardProps, 'wish' | 'isLarge'>) {
  const call = callWords(wish) ?? homeText.look
  const look = isLarge ? { wide: true } : { size: 's' as const }
  return (
    <Button {...look} label={`${call}：${wish.title}`} onPress={() => open(paths.detail, { id: wish.id })}>
      {call}
    </Button>
  )
}
