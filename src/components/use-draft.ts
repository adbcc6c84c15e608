import { useState } from 'react'
import { getStored, removeStored, setStored } from '../platform/storage'

interface Draft<Value> {
  readonly value: Value
  /** It was found again from an earlier time. */
  readonly isRestored: boolean
  readonly change: (part: Partial<Value>) => void
  /** Forgets what was kept, and begins anew. */
  readonly reset: () => void
  /** Forgets what was kept and leaves the form as it is, for a page that is about to close. */
  readonly clear: () => void
}

/**
 * What somebody is writing, kept on this device with every change, so that it survives closing the program.
 * @param name different for each person and form
 */
export function useDraft<Value extends object>(name: string, empty: Value): Draft<Value> {
  const [stored] = useState(() => getStored<Partial<Value>>(name))
  const [isRestored, setRestored] = useState(stored !== null)
  const [value, setValue] = useState<Value>({ ...empty, ...stored })
  const change = (part: Partial<Value>) =>
    setValue((now) => {
      const next = { ...now, ...part }
      setStored(name, next)
      return next
    })
  const clear = () => removeStored(name)
  const reset = () => {
    clear()
    setRestored(false)
    setValue(empty)
  }
  return { value, isRestored, change, reset, clear }
}
