import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishCard } from '@domain/wish/schemas'
import { stateWords } from '@/components/wish-text'
import { classNames } from '@/ui/class-names'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { Tap } from '@/ui/tap/tap'
import { deadlineOf, deskLine, ordered, type DeskOrder } from '../../logic/desk'
import { deskText } from '../../staff-text'
import { CasePane } from './case-pane'
import { DeskAlarms } from './desk-alarms'
import { DeskHead } from './desk-head'
import { DeskLinks } from './desk-links'
import { KeyList } from './key-list'
import classes from './wide-desk.module.scss'
import type { DeskProps } from './types'
import { useNow } from '@/components/use-now'

/** The desk on a wide screen: what waits at the left, the case that is open at the right. */
export function WideDesk({ desk }: DeskProps) {
  const [order, setOrder] = useState<DeskOrder>('due')
  const wishes = ordered(desk.wishes, order)
  const [chosen, setChosen] = useState<string | null>(null)
  const opened = chosen ?? wishes[0]?.id ?? null
  const step = (by: number) => {
    const at = wishes.findIndex(({ id }) => id === opened)
    const next = wishes[Math.min(wishes.length - 1, Math.max(0, at + by))]
    if (next) setChosen(next.id)
  }
  return (
    <View className={classes.desk}>
      <Block as="section" label={deskText.waiting} className={classes.list}>
        <View className={classes.head}>
          <DeskHead desk={desk} order={order} onOrder={setOrder} />
          <DeskAlarms desk={desk} />
        </View>
        <KeyList label={deskText.waiting} onStep={step}>
          {wishes.map((wish) => (
            <Item key={wish.id} wish={wish} isOpen={wish.id === opened} onOpen={() => setChosen(wish.id)} />
          ))}
        </KeyList>
        {desk.more && <View className={classes.small}>{deskText.more}</View>}
        <View className={classes.links}>
          <DeskLinks desk={desk} />
        </View>
      </Block>
      <Block as="section" label={deskText.opened} className={classes.case}>
        {opened === null ? <Nothing isDone={desk.wishes.length === 0} /> : <CasePane id={opened} />}
      </Block>
    </View>
  )
}

const Nothing = ({ isDone }: { readonly isDone: boolean }) =>
  isDone ? (
    <EmptyState icon="done" title={deskText.empty} hint={deskText.emptyHint} />
  ) : (
    <EmptyState icon="list" title={deskText.choose} hint={deskText.chooseHint} />
  )

interface ItemProps {
  readonly wish: WishCard
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function Item({ wish, isOpen, onOpen }: ItemProps) {
  const now = useNow()
  const deadline = deadlineOf(wish, now)
  return (
    <Block as="li">
      <Tap
        isCurrent={isOpen}
        className={classNames(classes.item, classes[deadline.edge], isOpen && classes.open)}
        onPress={onOpen}
      >
        <View className={classes.top}>
          <Tag tone={deadline.tone}>{deadline.text}</Tag>
          <View className={classes.small}>{deskText.sub(stateWords(wish).label)}</View>
        </View>
        <View className={classes.title}>{wish.title}</View>
        <View className={classes.small}>{deskLine(wish, now)}</View>
      </Tap>
    </Block>
  )
}
