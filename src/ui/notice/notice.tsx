import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Block } from '../native/block'
import classes from './notice.module.scss'

interface NoticeProps {
  readonly tone?: 'warn' | 'info' | 'ok' | 'mute'
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A line that should be read before going on. */
export function Notice({ tone = 'info', icon = 'info', children }: NoticeProps) {
  return (
    <Block as="div" role="note" className={classNames(classes.notice, classes[tone])}>
      <Icon name={icon} size="s" />
      <View className={classes.words}>{children}</View>
    </Block>
  )
}
