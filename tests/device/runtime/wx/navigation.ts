import type { DeviceHost, Instance } from '../device'
import { asynchronousAll, Failure, numberOption, textOption, type Fields } from './call'

/** The router's refusals are whole errMsgs; here only the reason is wanted. */
async function moved(move: Promise<void>): Promise<undefined> {
  await move.catch((refusal: unknown) => {
    const { errMsg } = refusal as { readonly errMsg?: string }
    throw errMsg === undefined ? refusal : new Failure(errMsg.replace(/^\w+:fail ?/, ''))
  })
  return undefined
}

type RouteEvents = NonNullable<Parameters<DeviceHost['router']['navigateTo']>[0]['events']>

/** 路由: the five moves of WeChat. */
export function routeApis({ router }: DeviceHost): { [name: string]: unknown } {
  const url = (options: Fields) => ({ url: textOption(options, 'url') })
  return asynchronousAll({
    navigateTo: ({ events, ...options }) =>
      moved(
        router.navigateTo({
          ...url(options),
          ...(events !== undefined && { events: events as RouteEvents }),
        }),
      ),
    redirectTo: (options) => moved(router.redirectTo(url(options))),
    reLaunch: (options) => moved(router.reLaunch(url(options))),
    switchTab: (options) => moved(router.switchTab(url(options))),
    navigateBack: (options) => moved(router.navigateBack({ delta: numberOption(options, 'delta', 1) })),
  })
}

/** 界面/导航栏 and 界面/Tab Bar. */
export function barApis({ navigationBar, tabBar }: DeviceHost): { [name: string]: unknown } {
  const index = (options: Fields) => numberOption(options, 'index', 0)
  return asynchronousAll({
    setNavigationBarTitle: (options) => navigationBar.setTitle(textOption(options, 'title')),
    setNavigationBarColor: (options) =>
      navigationBar.setColor({
        frontColor: textOption(options, 'frontColor'),
        backgroundColor: textOption(options, 'backgroundColor'),
      }),
    showNavigationBarLoading: () => navigationBar.setLoading(true),
    hideNavigationBarLoading: () => navigationBar.setLoading(false),
    hideHomeButton: () => navigationBar.hideHomeButton(),
    showTabBar: () => tabBar.setVisible(true),
    hideTabBar: () => tabBar.setVisible(false),
    setTabBarBadge: (options) => tabBar.setBadge(index(options), textOption(options, 'text')),
    removeTabBarBadge: (options) => tabBar.setBadge(index(options), ''),
    showTabBarRedDot: (options) => tabBar.setRedDot(index(options), true),
    hideTabBarRedDot: (options) => tabBar.setRedDot(index(options), false),
    setTabBarItem: (options) => tabBar.setItem(index(options), { text: textOption(options, 'text') }),
  })
}

/** 界面/滚动, 界面/下拉刷新, and WXML: the page under the program's hands. */
export function pageApis(host: DeviceHost): { [name: string]: unknown } {
  return {
    ...asynchronousAll({
      pageScrollTo: ({ scrollTop, selector }) =>
        host.scrollPage({
          ...(typeof scrollTop === 'number' && { scrollTop }),
          ...(typeof selector === 'string' && { selector }),
        }),
      startPullDownRefresh: () => host.pullDown.start(),
      stopPullDownRefresh: () => host.pullDown.stop(),
    }),
    createSelectorQuery: (within?: Instance) => host.createSelectorQuery(within),
    createIntersectionObserver: (within: Instance, options?: { readonly thresholds?: readonly number[] }) =>
      host.createIntersectionObserver(within, options),
  }
}
