import { AppError } from '@domain/errors'
import { Block } from '../native/block'
import { EmptyState } from '../empty-state/empty-state'
import { uiText } from '../text'

interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** Says in words what went wrong and offers another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const isOffline = error instanceof AppError && error.code === 'offline'
  return (
    <Block as="div" role="alert">
      <EmptyState
        icon={isOffline ? 'offline' : 'warn'}
        title={isOffline ? uiText.offlineTitle : uiText.errorTitle}
        hint={isOffline ? uiText.offlineHint : errorMessage(error)}
        {...(onRetry && { action: { label: uiText.retry, onPress: onRetry } })}
      />
    </Block>
  )
}

/** The sentence for people; an unexpected error says no more than the general one. */
export const errorMessage = (error: unknown): string =>
  error instanceof AppError ? error.message : new AppError('internal').message
