import Taro from '@tarojs/taro'

/** Brings the beginning of the page into view. */
export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
