import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishCard } from '@domain/wish/schemas'
import { stateWords } from '@/components/wish-text'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { Tag } from '@/ui/tag/tag'
import { Tap } from '@/ui/tap/tap'
import { deadlineOf, deskButton, deskLine, ordered, type DeskOrder } from '../../logic/desk'
import { go } from '../../paths'
import { deskText } from '../../staff-text'
import { DeskAlarms } from './desk-alarms'
import { DeskHead } from './desk-head'
import { DeskLinks } from './desk-links'
import classes from './desk.module.scss'
import type { DeskProps } from './types'
import { useNow } from '@/components/use-now'

/** The desk on a phone: one card for each thing that waits. */
export function PhoneDesk({ desk }: DeskProps) {
  const [order, setOrder] = useState<DeskOrder>('due')
  const now = useNow()
  return (
    <>
      <DeskHead desk={desk} order={order} onOrder={setOrder} />
      <DeskAlarms desk={desk} />
      {desk.wishes.length === 0 && (
        <EmptyState icon="done" title={deskText.empty} hint={deskText.emptyHint} />
      )}
      <Block as="ul" label={deskText.waiting} className={classes.cards}>
        {ordered(desk.wishes, order).map((wish) => (
          <DeskCard key={wish.id} wish={wish} now={now} />
        ))}
      </Block>
      {desk.more && <View className={classes.small}>{deskText.more}</View>}
      <DeskLinks desk={desk} />
    </>
  )
}

function DeskCard({ wish, now }: { readonly wish: WishCard; readonly now: number }) {
  const deadline = deadlineOf(wish, now)
  const button = deskButton(wish)
  return (
    <Card as="li" edge={deadline.edge} className={classes.card ?? ''}>
      <View className={classes.top}>
        <Tag tone={deadline.tone}>{deadline.text}</Tag>
        <View className={classes.small}>{deskText.sub(stateWords(wish).label)}</View>
      </View>
      <Heading level={2} className={classes.title ?? ''}>
        <Tap role="link" className={classes.open} onPress={() => go.wish(wish.id)}>
          {wish.title}
        </Tap>
      </Heading>
      <View className={classes.top}>
        <View className={classes.line}>{deskLine(wish, now)}</View>
        <View className={classes.button}>
          <Button
            size="s"
            kind={button.isTask ? 'primary' : 'ghost'}
            label={deskText.buttonLabel(button.label, wish.title)}
            onPress={() => go.wish(wish.id)}
          >
            {button.label}
          </Button>
        </View>
      </View>
    </Card>
  )
}
