import { View } from '@tarojs/components'
import { classNames } from '@/ui/class-names'
import { largeStyle } from '@/ui/large-mode'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { settingsText } from '../text'
import classes from './font-preview.module.scss'

/** Both sizes side by side, so that one knows before switching. */
export function FontPreview() {
  return (
    <View>
      <View className={classes.caption}>{settingsText.preview}</View>
      <Block as="div" className={classes.samples}>
        <Sample name={settingsText.normalName} isLarge={false} />
        <Sample name={settingsText.large} isLarge />
      </Block>
    </View>
  )
}

function Sample({ name, isLarge }: { readonly name: string; readonly isLarge: boolean }) {
  return (
    <View
      className={classNames(classes.sample, isLarge ? 'large' : 'normal-size')}
      style={isLarge ? largeStyle() : {}}
    >
      <Tag>{name}</Tag>
      <View className={classes.title}>{settingsText.sampleTitle}</View>
      <View className={classes.text}>{settingsText.sampleText}</View>
      <View className={classes.button}>{settingsText.sampleButton}</View>
    </View>
  )
}
