import { View } from '@tarojs/components'
import { Card } from '@/ui/card/card'
import { Section } from '@/ui/section/section'
import type { Chapter } from '../../logic/my-data'
import { myDataText } from '../../my-data-text'
import classes from './my-data.module.scss'

/** A part of what is stored, line by line. */
export const ChapterCard = ({ chapter: { title, lines } }: { readonly chapter: Chapter }) => (
  <Card>
    <Section title={title}>
      {lines.length === 0 && <View className={classes.small}>{myDataText.none}</View>}
      {lines.map(([label, value], at) => (
        <View key={`${at} ${label}`} className={classes.line}>
          <View className={classes.label}>{label}</View>
          <View className={classes.value}>{value}</View>
        </View>
      ))}
    </Section>
  </Card>
)
