import { View } from '@tarojs/components'
import { Chips } from '@/ui/chips/chips'
import { Heading } from '@/ui/native/heading'
import { postWords, type DeskOrder } from '../../logic/desk'
import { deskText } from '../../staff-text'
import classes from './desk.module.scss'
import type { DeskProps } from './types'

const orders = [
  { value: 'due', label: deskText.byDue },
  { value: 'kind', label: deskText.byKind },
] as const

interface DeskHeadProps extends DeskProps {
  readonly order: DeskOrder
  readonly onOrder: (order: DeskOrder) => void
}

/** How much waits, for which posts, and in which order it is shown. */
export const DeskHead = ({ desk, order, onOrder }: DeskHeadProps) => (
  <View className={classes.head}>
    <View className={classes.top}>
      <Heading level={2}>{deskText.waitingCount(`${desk.wishes.length}${desk.more ? '+' : ''}`)}</Heading>
      <Chips label={deskText.order} options={orders} value={order} onChange={onOrder} />
    </View>
    <View className={classes.small}>{deskText.at(desk.posts.map(postWords))}</View>
  </View>
)
