import { View } from '@tarojs/components'
import { Button } from '../button/button'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Heading } from '../native/heading'
import classes from './empty-state.module.scss'

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  /** What to do next. */
  readonly hint?: string
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

export function EmptyState({ icon = 'heart', title, hint, action }: EmptyStateProps) {
  return (
    <View className={classes.empty}>
      <View className={classes.picture}>
        <Icon name={icon} size="l" />
      </View>
      <Heading level={2}>{title}</Heading>
      {hint && <View className={classes.hint}>{hint}</View>}
      {action && (
        <View className={classes.action}>
          <Button kind="ghost" onPress={action.onPress}>
            {action.label}
          </Button>
        </View>
      )}
    </View>
  )
}
