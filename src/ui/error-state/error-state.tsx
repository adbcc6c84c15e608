import { AppError, type ErrorCode } from '@domain/errors'
import { goHome } from '../../platform/navigate'
import { Block } from '../native/block'
import { EmptyState } from '../empty-state/empty-state'
import { uiText } from '../text'

interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** Asking again answers the same. */
const final: readonly (ErrorCode | null)[] = ['forbidden', 'not_found']

/** Says in words what went wrong and offers another try, or the way home where that would change nothing. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const code = error instanceof AppError ? error.code : null
  const isOffline = code === 'offline'
  const retry = onRetry && { label: uiText.retry, onPress: onRetry }
  const action = final.includes(code) ? { label: uiText.home, onPress: goHome } : retry
  return (
    <Block as="div" role="alert">
      <EmptyState
        icon={isOffline ? 'offline' : 'warn'}
        title={isOffline ? uiText.offlineTitle : uiText.errorTitle}
        hint={isOffline ? uiText.offlineHint : errorMessage(error)}
        {...(action && { action })}
      />
    </Block>
  )
}

/**
 * The sentence for people: what to correct, where it is known, for no field stands there to say it. An unexpected error
 * says no more than the general one.
 */
export function errorMessage(error: unknown): string {
  const { fields, message } = error instanceof AppError ? error : new AppError('internal')
  const [first] = Object.values(fields)
  return first ?? message
}
