import { View } from '@tarojs/components'
import { createElement, type ReactNode } from 'react'
import { classNames } from '../class-names'
import classes from './heading.module.scss'

interface HeadingProps {
  readonly level: 1 | 2 | 3
  readonly id?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A heading that screen readers can jump to. */
export function Heading({ level, id, className, children }: HeadingProps) {
  const all = classNames(classes.heading, classes[`level${level}`], className)
  if (process.env.TARO_ENV === 'h5') return createElement(`h${level}`, { id, className: all }, children)
  return (
    <View className={all} {...{ ariaRole: 'heading' }}>
      {children}
    </View>
  )
}
