import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** Calls back whenever the network comes or goes; returns how to stop. */
function watchOnline(onChange: (isOnline: boolean) => void): () => void {
  if (process.env.TARO_ENV === 'h5') {
    const tell = () => onChange(navigator.onLine)
    window.addEventListener('online', tell)
    window.addEventListener('offline', tell)
    tell()
    return () => {
      window.removeEventListener('online', tell)
      window.removeEventListener('offline', tell)
    }
  }
  const tell = ({ isConnected }: { isConnected: boolean }) => onChange(isConnected)
  void Taro.getNetworkType().then(({ networkType }) => onChange(networkType !== 'none'))
  Taro.onNetworkStatusChange(tell)
  return () => Taro.offNetworkStatusChange(tell)
}

/** Whether the phone believes that it has a network. */
export function useIsOnline(): boolean {
  const [isOnline, setIsOnline] = useState(true)
  useEffect(() => watchOnline(setIsOnline), [])
  return isOnline
}
