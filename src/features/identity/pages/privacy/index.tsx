import { View } from '@tarojs/components'
import { Card } from '@/ui/card/card'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { paths } from '@/components/paths'
import { open } from '@/platform/navigate'
import { RowLink } from '@/ui/row/row-link'
import { ReadAloud } from '@/components/read-aloud/read-aloud'
import { Page } from '@/ui/page/page'
import { privacyText } from '../../text'
import classes from './index.module.scss'

const spoken = privacyText.chapters.flatMap(({ title, lines }) => [title, ...lines]).join('。')

// Taro takes a page from its default export.
export default function PrivacyPage() {
  return (
    <Page title={privacyText.title} aside={<ReadAloud text={spoken} />}>
      <View className={classes.lead}>{privacyText.lead}</View>
      {privacyText.chapters.map(({ icon, title, lines }) => (
        <Card key={title} as="section" label={title}>
          <View className={classes.head}>
            <Icon name={icon} />
            <Heading level={2}>{title}</Heading>
          </View>
          <Block as="ul" className={classes.lines}>
            {lines.map((line) => (
              <Block as="li" key={line} className={classes.line}>
                {line}
              </Block>
            ))}
          </Block>
        </Card>
      ))}
      <Card isFlush>
        <RowLink icon="me" title={privacyText.myData} onPress={() => open(paths.myData)} />
        <RowLink icon="phone" title={privacyText.looks} onPress={() => open(paths.looks)} />
      </Card>
    </Page>
  )
}
