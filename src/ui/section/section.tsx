import { View } from '@tarojs/components'
import { useId, type ReactNode } from 'react'
import { Heading } from '../native/heading'
import { Tap } from '../tap/tap'
import classes from './section.module.scss'

interface SectionProps {
  readonly title: string
  /** Small print at the right; pressable when `onAside` is given. */
  readonly aside?: string | undefined
  readonly onAside?: () => void
  readonly children?: ReactNode
}

/** A heading with what stands under it. */
export function Section({ title, aside, onAside, children }: SectionProps) {
  const id = useId()
  return (
    <View className={classes.section}>
      <View className={classes.head}>
        <Heading level={2} id={id}>
          {title}
        </Heading>
        {aside && onAside && (
          <Tap role="link" className={classes.link} label={`${title}：${aside}`} onPress={onAside}>
            {aside} ›
          </Tap>
        )}
        {aside && !onAside && <View className={classes.aside}>{aside}</View>}
      </View>
      {children}
    </View>
  )
}
