import { useEffect } from 'react'
import { getStored, removeStored, setStored } from '../platform/storage'
import { createStore, useStore } from '../ui/store'

/** As much of who I am as every page draws without asking again. */
export interface Profile {
  readonly name: string
  readonly community: string
  readonly grid: string
  readonly isStaff: boolean
  readonly isVolunteer: boolean
}

const store = createStore<Profile | null>(getStored<Profile>('profile'))

/** Who I am, as the last answer of the server said; null before the first. */
export const useProfile = (): Profile | null => useStore(store)

/** Remembers what a screen has just learnt, so that the navigation shows the right entries at once next time. */
export function useRememberProfile(profile: Profile | null): void {
  const text = JSON.stringify(profile)
  useEffect(() => {
    const known = JSON.parse(text) as Profile | null
    if (!known) return
    store.set(known)
    setStored('profile', known)
  }, [text])
}

export function forgetProfile(): void {
  store.set(null)
  removeStored('profile')
}
