import { View } from '@tarojs/components'
import { Block } from '../native/block'
import { uiText } from '../text'
import classes from './skeleton.module.scss'

interface SkeletonProps {
  /** Cards to draw; about as many as will come. */
  readonly cards?: number
}

/** The shape of what is coming, while it is loading. */
export function Skeleton({ cards = 3 }: SkeletonProps) {
  return (
    <Block as="div" role="status" label={uiText.loading} className={classes.skeleton}>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className={classes.card}>
          <View className={classes.long} />
          <View className={classes.middle} />
          <View className={classes.short} />
        </View>
      ))}
    </Block>
  )
}
