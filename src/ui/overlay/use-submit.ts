import { AppError } from '@domain/errors'
import { useState } from 'react'
import { errorMessage } from '../error-state/error-state'

/** Runs the work behind a sheet's button: busy meanwhile, and its failure in words. */
export function useSubmit() {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const run = async (work: () => Promise<unknown>, onDone: () => void) => {
    setIsBusy(true)
    setError(null)
    try {
      await work()
      onDone()
    } catch (failure) {
      setError(sentenceOf(failure))
      setIsBusy(false)
    }
  }
  return { isBusy, error, run }
}

/** The sentence of the one field that a sheet has, else the general one. */
function sentenceOf(failure: unknown): string {
  const [first] = failure instanceof AppError ? Object.values(failure.fields) : []
  return first ?? errorMessage(failure)
}
