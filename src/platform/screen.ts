import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** From this width in CSS pixels on, the program becomes a desk. */
const wide = '(min-width: 1024px)'

/** True on a screen wide enough for list and case side by side. */
export function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(isWideNow)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const query = window.matchMedia(wide)
    const tell = () => setIsWide(query.matches)
    query.addEventListener('change', tell)
    return () => query.removeEventListener('change', tell)
  }, [])
  return isWide
}

const isWideNow = (): boolean =>
  process.env.TARO_ENV === 'h5' ? window.matchMedia(wide).matches : Taro.getWindowInfo().windowWidth >= 1024
