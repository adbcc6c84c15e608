import { View } from '@tarojs/components'
import { Icon } from '@/ui/icon/icon'
import { Picture } from '@/ui/picture/picture'
import { Block } from '@/ui/native/block'
import { Tap } from '@/ui/tap/tap'
import { pictureText } from '../text'
import type { Picked, Pictures } from '../use-pictures'
import classes from './picture-picker.module.scss'

interface PicturePickerProps {
  readonly label: string
  readonly pictures: Pictures
  readonly most: number
  readonly error?: string | undefined
}

/** Adds pictures; each shows its progress, can be tried again, and can be taken away. */
export const PicturePicker = ({ label, pictures, most, error }: PicturePickerProps) => (
  <Block as="div" role="group" label={label}>
    <View className={classes.head}>
      <View>{label}</View>
      <View className={classes.small}>{pictureText.count(pictures.list.length, most)}</View>
    </View>
    <View className={classes.row}>
      {pictures.list.map((picked, at) => (
        <Tile
          key={picked.id}
          picked={picked}
          at={at + 1}
          onRetry={() => pictures.retry(picked.id)}
          onRemove={() => pictures.remove(picked.id)}
        />
      ))}
      {pictures.list.length < most && (
        <Tap className={classes.add} label={pictureText.add} onPress={pictures.add}>
          <Icon name="plus" />
        </Tap>
      )}
    </View>
    <Block as="div" live="polite" className={error ? classes.error : classes.small}>
      {error ?? pictureText.hint}
    </Block>
  </Block>
)

interface TileProps {
  readonly picked: Picked
  /** Its place in the row, from 1. */
  readonly at: number
  readonly onRetry: () => void
  readonly onRemove: () => void
}

const Tile = ({ picked, at, onRetry, onRemove }: TileProps) => (
  <View className={classes.tile}>
    {picked.preview === null ? (
      <View className={classes.kept}>
        <Icon name="picture" />
      </View>
    ) : (
      <Picture src={picked.preview} alt={pictureText.alt(at)} className={classes.picture} />
    )}
    {picked.file === null && <Progress picked={picked} at={at} onRetry={onRetry} />}
    <Tap className={classes.remove} label={pictureText.removeLabel(at)} onPress={onRemove}>
      <View className={classes.cross}>
        <Icon name="close" size="s" />
      </View>
    </Tap>
  </View>
)

const Progress = ({ picked, at, onRetry }: Omit<TileProps, 'onRemove'>) => {
  if (picked.hasFailed) {
    return (
      <Tap className={classes.veil} label={pictureText.retryLabel(at)} onPress={onRetry}>
        <View>{pictureText.failed}</View>
        <View>{pictureText.retry}</View>
      </Tap>
    )
  }
  const percent = Math.round(picked.share * 100)
  return (
    <Block as="div" role="img" label={pictureText.progressLabel(at, percent)} className={classes.veil}>
      {pictureText.progress(percent)}
    </Block>
  )
}
