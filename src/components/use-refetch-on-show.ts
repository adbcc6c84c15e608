import { useDidShow } from '@tarojs/taro'

interface Refetchable {
  readonly isStale: boolean
  readonly refetch: () => Promise<unknown>
}

/** Coming back to a page asks again, unless the answer is still fresh. */
export function useRefetchOnShow({ isStale, refetch }: Refetchable): void {
  useDidShow(() => {
    if (isStale) void refetch()
  })
}
