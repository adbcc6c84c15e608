import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import classes from './tag.module.scss'

export type Tone = 'red' | 'ok' | 'warn' | 'info' | 'mute'

interface TagProps {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A state in one or two words. The word says it; the colour only repeats it. */
export function Tag({ tone = 'mute', icon, children }: TagProps) {
  return (
    <View className={classNames(classes.tag, classes[tone])}>
      {icon && <Icon name={icon} size="s" />}
      {children}
    </View>
  )
}
