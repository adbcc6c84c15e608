import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishDetail } from '@domain/wish/schemas'
import { Picture } from '@/ui/picture/picture'
import { Tap } from '@/ui/tap/tap'
import { Tag } from '@/ui/tag/tag'
import { detailText } from '../text'
import { Lightbox } from './lightbox'
import classes from './picture-row.module.scss'

type Shown = WishDetail['pictures'][number]

interface PictureRowProps {
  /** Whose pictures they are, for the screen reader. */
  readonly title: string
  readonly pictures: readonly Shown[]
}

/** Small pictures that open large; those still being checked say so. */
export function PictureRow({ title, pictures }: PictureRowProps) {
  const [opened, setOpened] = useState<number | null>(null)
  if (pictures.length === 0) return null
  const shown = pictures.flatMap(({ url }) => (url === null ? [] : [url]))
  return (
    <View className={classes.row}>
      {pictures.map((picture, at) => (
        <Thumb
          key={picture.file}
          picture={picture}
          alt={detailText.pictureAlt(title, at + 1)}
          onPress={() => setOpened(shown.indexOf(picture.url ?? ''))}
        />
      ))}
      {opened !== null && (
        <Lightbox title={title} urls={shown} first={opened} onClose={() => setOpened(null)} />
      )}
    </View>
  )
}

interface ThumbProps {
  readonly picture: Shown
  readonly alt: string
  readonly onPress: () => void
}

function Thumb({ picture: { url, check }, alt, onPress }: ThumbProps) {
  return (
    <View className={classes.thumb}>
      {url === null ? (
        <View className={classes.missing}>{detailText.pictureMissing}</View>
      ) : (
        <Tap className={classes.tap} onPress={onPress}>
          <Picture src={url} alt={alt} className={classes.picture} />
        </Tap>
      )}
      {check === 'risky' && <Tag tone="red">{detailText.pictureRisky}</Tag>}
      {(check === 'pending' || check === 'manual') && <Tag tone="warn">{detailText.pictureHeld}</Tag>}
    </View>
  )
}
