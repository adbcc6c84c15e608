import { QueryClientProvider } from '@tanstack/react-query'
import { useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import './app.scss'
import { Navigation } from './components/shell/navigation'
import { startCloud } from './platform/cloud'
import { queryClient } from './queries'
import { ShellContext } from './ui/page/shell-context'

const drawNavigation = (isTab: boolean): ReactNode => <Navigation isTab={isTab} />
const shell = process.env.TARO_ENV === 'h5' ? drawNavigation : null

// Taro takes the program itself from a default export.
export default function App({ children }: { readonly children?: ReactNode }) {
  useLaunch(startCloud)
  return (
    <QueryClientProvider client={queryClient}>
      <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
    </QueryClientProvider>
  )
}
