import Taro from '@tarojs/taro'

/** Readies WeChat's cloud calls, once, before the first page; a browser has nothing to make ready. */
export function startCloud(): void {
  if (process.env.TARO_ENV === 'weapp') Taro.cloud.init({ traceUser: false })
}
