import { AppError } from '@domain/errors'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button/button'
import { EmptyState } from '../../ui/empty-state/empty-state'
import { ErrorState } from '../../ui/error-state/error-state'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { paths } from '../paths'
import { StandingCard } from './standing-card'
import { standingText } from './text'
import { useStanding } from './use-standing'

interface PageErrorProps {
  readonly error: unknown
  readonly onRetry: () => void
}

/** Why a page could not be shown: whoever has not joined yet is led there, everybody else may try again. */
export function PageError({ error, onRetry }: PageErrorProps) {
  const code = error instanceof AppError ? error.code : null
  if (code === 'not_joined' || code === 'unverified') return <JoinState />
  return <ErrorState error={error} onRetry={onRetry} />
}

/** Nothing stated yet, or where it stands. */
function JoinState() {
  const { data, error, refetch } = useStanding()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { standing } = data
  if (!standing) {
    return (
      <EmptyState
        icon="home"
        title={standingText.none}
        hint={standingText.noneHint}
        action={{ label: standingText.join, onPress: () => open(paths.join) }}
      />
    )
  }
  return (
    <StandingCard standing={standing}>
      <Button onPress={() => open(paths.join)}>{words[standing.state]}</Button>
    </StandingCard>
  )
}

const words = {
  pending: standingText.correct,
  refused: standingText.again,
  verified: standingText.look,
  left: standingText.anew,
} as const
