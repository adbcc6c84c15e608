import Taro from '@tarojs/taro'

const home = '/tabs/home/index'
const tabs = [home, '/tabs/wishes/index', '/tabs/me/index']

/**
 * Goes to a page: `path` with its leading slash, `query` as words. A tab is switched to, anything else is opened. WeChat
 * lays at most ten pages on each other: one more takes the place of the last.
 */
export function open(path: string, query: { readonly [name: string]: string } = {}): void {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const url = words.length > 0 ? `${path}?${words.join('&')}` : path
  if (tabs.includes(path)) void Taro.switchTab({ url: path })
  else void Taro.navigateTo({ url }).catch(() => Taro.redirectTo({ url }))
}

/** Goes to the first of the tabs. */
export const goHome = (): void => open(home)

/** Goes where one came from, or home when this page was opened directly. */
export function goBack(): void {
  void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: home }))
}

/** Starts over at a page with nothing behind it. */
export function restartAt(path: string): void {
  void Taro.reLaunch({ url: path })
}
