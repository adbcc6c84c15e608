import { View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Tap } from '../tap/tap'
import classes from './row-link.module.scss'

interface RowLinkProps {
  readonly icon?: IconName
  readonly title: string
  readonly hint?: string | undefined
  /** What is set or how many, at the right. */
  readonly value?: string | undefined
  readonly onPress: () => void
}

/** A row that leads somewhere. */
export function RowLink({ icon, title, hint, value, onPress }: RowLinkProps) {
  return (
    <Tap role="link" className={classes.row} onPress={onPress}>
      {icon && <Icon name={icon} />}
      <View className={classes.words}>
        <View>{title}</View>
        {hint && <View className={classes.hint}>{hint}</View>}
      </View>
      {value && <View className={classes.value}>{value}</View>}
      <Icon name="next" size="s" className={classes.next ?? ''} />
    </Tap>
  )
}
