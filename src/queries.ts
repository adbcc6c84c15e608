import { AppError } from '@domain/errors'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { askForConsent } from './session/consent'
import { askToSignIn } from './session/ask-to-sign-in'

/** Ms for which an answer counts as fresh: going back and forth between pages costs no call. */
const freshFor = 15_000

const isOffline = (error: unknown): boolean => error instanceof AppError && error.code === 'offline'

function onError(error: unknown): void {
  if (error instanceof AppError && error.code === 'unauthenticated') askToSignIn()
}

function onRefusal(error: unknown): void {
  if (error instanceof AppError && error.code === 'consent_needed') askForConsent()
}

/**
 * Only a lost network is tried again. Queries run even when the phone thinks it is offline: what it thinks is often
 * wrong, and a paused query would show a skeleton for ever instead of saying what is the matter.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError: onRefusal }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: freshFor,
      retry: (failures, error) => isOffline(error) && failures < 2,
      retryDelay: (failures) => 600 * 2 ** failures,
    },
    mutations: { networkMode: 'always' },
  },
})
