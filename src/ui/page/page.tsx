import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useContext, useEffect, useId, type ReactNode } from 'react'
import { useIsOnline } from '../../platform/network'
import { classNames } from '../class-names'
import { largeStyle, useLargeMode } from '../large-mode'
import { Block } from '../native/block'
import { Notice } from '../notice/notice'
import { DialogHost } from '../overlay/dialog-host'
import { uiText } from '../text'
import { PageHead, SkipLink } from './page-head'
import classes from './page.module.scss'
import { ShellContext } from './shell-context'

interface PageProps {
  readonly title?: string
  /** Beside the title: a small entry or a button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Buttons that stay in reach below. */
  readonly footer?: ReactNode
  /** Read as busy while the content is not there yet. */
  readonly busy?: boolean
  /** One of the tabs: no way back, and the tabs are shown below. */
  readonly isTab?: boolean
  /**
   * On a wide screen: one centred column, room for two, the whole width, or without the navigation at the left
   * either.
   */
  readonly layout?: 'column' | 'broad' | 'full' | 'bare'
  /** Pull to refresh; the page's config needs `enablePullDownRefresh`. */
  readonly onRefresh?: () => Promise<unknown>
}

/** The root of every page: large mode, landmarks, title, network notice, dialogs. */
export function Page(props: PageProps) {
  const { title, layout = 'column', isTab = false, aside, footer, busy = false } = props
  const mainId = useId()
  usePageTitle(title)
  useRefresh(props.onRefresh)
  return (
    <Frame mainId={mainId} isTab={isTab} isBare={layout === 'bare'}>
      <View className={classNames(classes.column, classes[layout])}>
        <PageHead title={title} aside={aside} hasBack={!isTab} />
        <OfflineNotice />
        <Block as="main" id={mainId} canTakeFocus isBusy={busy} className={classes.main}>
          {props.children}
        </Block>
        {footer && (
          <Block as="footer" className={classes.footer}>
            {footer}
          </Block>
        )}
      </View>
    </Frame>
  )
}

interface FrameProps {
  readonly mainId: string
  readonly isTab: boolean
  readonly isBare: boolean
  readonly children: ReactNode
}

/** Mode, navigation and whatever lies over the page. */
function Frame({ mainId, isTab, isBare, children }: FrameProps) {
  const isLarge = useLargeMode()
  const shell = useContext(ShellContext)
  const navigation = isBare ? null : shell?.(isTab)
  return (
    <View
      className={classNames(
        classes.page,
        isLarge && 'large',
        navigation ? classes.besideRail : undefined,
        navigation && isTab ? classes.aboveTabs : undefined,
      )}
      style={isLarge ? largeStyle() : {}}
    >
      <SkipLink mainId={mainId} />
      {navigation}
      {children}
      <DialogHost />
    </View>
  )
}

function OfflineNotice() {
  const isOnline = useIsOnline()
  if (isOnline) return null
  return (
    <View className={classes.notice}>
      <Notice tone="warn" icon="offline">
        {uiText.offlineNotice}
      </Notice>
    </View>
  )
}

/** WeChat's bar, or the browser's window, carries the title too; going back has to set it again. */
function usePageTitle(title: string | undefined): void {
  const tell = () => {
    if (title) void Taro.setNavigationBarTitle({ title })
  }
  useEffect(tell, [title])
  useDidShow(tell)
}

function useRefresh(onRefresh: (() => Promise<unknown>) | undefined): void {
  usePullDownRefresh(() => {
    void Promise.resolve(onRefresh?.()).finally(() => Taro.stopPullDownRefresh())
  })
}
