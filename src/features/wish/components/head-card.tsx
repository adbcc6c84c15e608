import { View } from '@tarojs/components'
import { Card } from '@/ui/card/card'
import { Heading } from '@/ui/native/heading'
import { classNames } from '@/ui/class-names'
import type { Headline } from '../logic/headline'
import classes from './head-card.module.scss'

interface HeadCardProps {
  readonly headline: Headline
}

/** Where the wish is, who holds it, until when – the first thing on its page. */
export const HeadCard = ({ headline: { tone, title, lines } }: HeadCardProps) => (
  <Card as="section" {...(tone === 'turn' && { tone: 'red' })}>
    <Heading level={2} className={classNames(classes.title, classes[tone])}>
      {title}
    </Heading>
    {lines.map((line) => (
      <View key={line} className={classes.line}>
        {line}
      </View>
    ))}
  </Card>
)
