import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** The time for words such as 还剩 3 小时, in epoch ms: that of the last return to the page, steady while it is read. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useDidShow(() => setNow(Date.now()))
  return now
}
