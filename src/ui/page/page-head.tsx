import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { focusOn } from '../../platform/focus'
import { goBack } from '../../platform/navigate'
import { Icon } from '../icon/icon'
import { Block } from '../native/block'
import { Heading } from '../native/heading'
import { Tap } from '../tap/tap'
import { uiText } from '../text'
import classes from './page.module.scss'

interface PageHeadProps {
  readonly title: string | undefined
  readonly aside: ReactNode
  readonly hasBack: boolean
}

/** Title and way back. WeChat draws both itself, so only the aside is left there. */
export function PageHead({ title, aside, hasBack }: PageHeadProps) {
  if (process.env.TARO_ENV !== 'h5') {
    return aside ? <View className={classes.aside}>{aside}</View> : null
  }
  return (
    <Block as="header" className={classes.head}>
      {hasBack && (
        <Tap className={classes.back} label={uiText.back} onPress={goBack}>
          <Icon name="back" />
        </Tap>
      )}
      <View className={classes.title}>{title && <Heading level={1}>{title}</Heading>}</View>
      {aside}
    </Block>
  )
}

/** Lets the keyboard pass over the navigation. */
export function SkipLink({ mainId }: { readonly mainId: string }) {
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <Tap className={classes.skip} onPress={() => focusOn(mainId)}>
      {uiText.toContent}
    </Tap>
  )
}
