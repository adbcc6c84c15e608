import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { Button } from '../button/button'
import { uiText } from '../text'
import classes from './load-more.module.scss'

interface LoadMoreProps {
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
  /** Stands at the end of the list. */
  readonly endNote?: string
}

/** More comes when the end is reached, or by the button, which also works with a keyboard. */
export function LoadMore({ hasMore, isLoading, onMore, endNote = uiText.noMore }: LoadMoreProps) {
  useReachBottom(() => {
    if (hasMore && !isLoading) onMore()
  })
  return (
    <View className={classes.more}>
      {hasMore ? (
        <Button kind="ghost" busy={isLoading} onPress={onMore}>
          {uiText.loadMore}
        </Button>
      ) : (
        <View className={classes.end}>{endNote}</View>
      )}
    </View>
  )
}
