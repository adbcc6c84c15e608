import { useCallback, useEffect, useState } from 'preact/hooks'
import { messageOf } from './api/request'

export interface Loaded<T> {
  /** The last answer; it stays while the next one is awaited. */
  readonly value?: T
  readonly error?: string
  readonly isLoading: boolean
  /** Asks again. */
  readonly reload: () => void
}

/** What `load` answers, asked once and once more with each other `load` (see useCallback). */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ isLoading: true })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isCurrent = true
    setState((last) => ({ ...last, isLoading: true }))
    load().then(
      (value) => {
        if (isCurrent) setState({ value, isLoading: false })
      },
      (error: unknown) => {
        if (isCurrent) setState({ error: messageOf(error), isLoading: false })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [load, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  return { ...state, reload }
}
