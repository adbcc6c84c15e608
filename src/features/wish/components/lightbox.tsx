import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button/button'
import { Picture } from '@/ui/picture/picture'
import { Sheet } from '@/ui/sheet/sheet'
import { detailText, pictureText } from '../text'
import classes from './lightbox.module.scss'

interface LightboxProps {
  readonly title: string
  readonly urls: readonly string[]
  /** Which one is shown first. */
  readonly first: number
  readonly onClose: () => void
}

/** One picture large, with a way to the others. */
export function Lightbox({ title, urls, first, onClose }: LightboxProps) {
  const [at, setAt] = useState(first)
  const step = (by: number) => setAt((now) => (now + by + urls.length) % urls.length)
  const footer = urls.length > 1 && (
    <View className={classes.steps}>
      <Button kind="ghost" icon="back" label={detailText.previous} onPress={() => step(-1)} />
      <View>{pictureText.count(at + 1, urls.length)}</View>
      <Button kind="ghost" icon="next" label={detailText.next} onPress={() => step(1)} />
    </View>
  )
  return (
    <Sheet title={detailText.pictures} onClose={onClose} footer={footer}>
      <Picture
        isWhole
        src={urls[at] ?? ''}
        alt={detailText.pictureAlt(title, at + 1)}
        className={classes.picture}
      />
    </Sheet>
  )
}
