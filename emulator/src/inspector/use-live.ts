import { useCallback, useEffect, useState } from 'preact/hooks'
import { messageOf } from './api/request'

/** Milliseconds between two looks at what changes by itself. */
const INTERVAL_MS = 2000

export interface Live<T> {
  /** The last answer; absent until the first. */
  readonly value?: T
  /** Why the latest look failed. */
  readonly error?: string
  /** Looks again now. */
  readonly reload: () => void
}

interface Seen<T> {
  readonly load?: () => Promise<T>
  readonly value?: T
  readonly error?: string
}

/**
 * What `load` answers, asked again every 2 s while the page is visible: a hidden tab leaves the emulator alone.
 * Another `load` (see useCallback) begins anew.
 */
export function useLive<T>(load: () => Promise<T>): Live<T> {
  const [seen, setSeen] = useState<Seen<T>>({})
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const look = (): Promise<void> =>
      load().then(
        (value) => {
          if (isCurrent) setSeen({ load, value })
        },
        (error: unknown) => {
          if (isCurrent)
            setSeen((last) => ({ ...(last.load === load ? last : { load }), error: messageOf(error) }))
        },
      )
    const stop = repeatWhileVisible(look)
    return () => {
      isCurrent = false
      stop()
    }
  }, [load, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  return { ...(seen.load === load ? seen : {}), reload }
}

/** Runs `look` now and 2 s after each end of it, not while the page is hidden. Returns how to stop. */
function repeatWhileVisible(look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const next = async (): Promise<void> => {
    clearTimeout(timer)
    if (isStopped || document.hidden) return
    await look()
    clearTimeout(timer)
    timer = setTimeout(() => void next(), INTERVAL_MS)
  }
  const resume = (): void => void next()
  document.addEventListener('visibilitychange', resume)
  resume()
  return () => {
    isStopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', resume)
  }
}
