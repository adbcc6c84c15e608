import Taro from '@tarojs/taro'

const home = '/tabs/home/index'
const tabs = [home, '/tabs/wishes/index', '/tabs/me/index']

/** Goes to a page: `path` with its leading slash, `query` as words. A tab is switched to, anything else is opened. */
export function open(path: string, query: { readonly [name: string]: string } = {}): void {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const url = words.length > 0 ? `${path}?${words.join('&')}` : path
  void (tabs.includes(path) ? Taro.switchTab({ url: path }) : Taro.navigateTo({ url }))
}

/** Goes where one came from, or home when this page was opened directly. */
export function goBack(): void {
  void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: home }))
}

/** Starts over at a page with nothing behind it. */
export function restartAt(path: string): void {
  void Taro.reLaunch({ url: path })
}
