import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DoorCode } from '@domain/grid/codes-contract'
import { codeLimits } from '@domain/grid/code-limits'
import { api } from '@/api'
import { errorMessage } from '@/ui/error-state/error-state'

/** Links to the pictures last some minutes, so codes are asked for anew each time; drawn is each only once. */
export function useCodes(org: string) {
  const [codes, setCodes] = useState<readonly DoorCode[]>([])
  const [done, setDone] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  // Two taps come one after the other before the button is drawn as busy.
  const isUnderWay = useRef(false)
  const list = useQuery({ queryKey: ['grid', 'codes', org], queryFn: () => api.grid.codes.list({ org }) })

  /** Makes the codes of buildings, a batch after the other, and hands them on; what was made before a failure stays. */
  const make = async (buildings: readonly string[], handOn: (all: DoorCode[]) => Promise<void>) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setFailure(null)
    const all: DoorCode[] = []
    try {
      for (let at = 0; at < buildings.length; at += codeLimits.batch) {
        setDone(at)
        const batch = buildings.slice(at, at + codeLimits.batch)
        all.push(...(await api.grid.codes.make({ buildings: batch })).codes)
        setCodes([...all])
      }
      await handOn(all)
    } catch (error) {
      setFailure(errorMessage(error))
    } finally {
      isUnderWay.current = false
      setDone(null)
      void list.refetch()
    }
  }
  return { list, codes, done, failure, make }
}
