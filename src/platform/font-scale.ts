import Taro from '@tarojs/taro'

/** Large mode starts at 21 px and may grow to 30 px (适老化通用设计规范: main text reachable at 30 dp). */
const most = 30 / 21

/** How much larger than normal the person has set WeChat's own font; 1 to 30/21. */
export function fontScale(): number {
  if (process.env.TARO_ENV === 'h5') return 1
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return Math.min(Math.max(fontSizeScaleFactor ?? 1, 1), most)
}
