import { View } from '@tarojs/components'
import { createElement, type ReactNode } from 'react'
import classes from './wide-desk.module.scss'

interface KeyListProps {
  readonly label: string
  /** An arrow key was pressed inside: one down, or one up. */
  readonly onStep: (by: 1 | -1) => void
  readonly children: ReactNode
}

const steps: { readonly [key: string]: 1 | -1 } = { ArrowDown: 1, ArrowUp: -1 }

/** A list whose choice moves with the arrow keys. */
export function KeyList({ label, onStep, children }: KeyListProps) {
  if (process.env.TARO_ENV !== 'h5') return <View className={classes.items}>{children}</View>
  const onKeyDown = (event: { key: string; preventDefault: () => void }) => {
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    onStep(by)
  }
  return createElement('ul', { className: classes.items, 'aria-label': label, onKeyDown }, children)
}
