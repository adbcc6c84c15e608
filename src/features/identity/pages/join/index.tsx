import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { FoundBuilding, Standing } from '@domain/identity/join-contract'
import { api } from '@/api'
import { paths } from '@/components/paths'
import { StandingCard } from '@/components/standing/standing-card'
import { standingText } from '@/components/standing/text'
import { useStanding } from '@/components/standing/use-standing'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { ErrorState } from '@/ui/error-state/error-state'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { JoinForm } from '../../components/join/join-form'
import { RemindCard } from '../../components/remind-card'
import { joinText } from '../../join-text'

/** Registers where one lives; `building` is the one whose code at the door was scanned. */
export default function JoinPage() {
  const standing = useStanding()
  const scanned = useScanned()
  const [isWriting, setWriting] = useState(false)
  if (!standing.data || scanned === undefined) return <Waiting {...standing} />
  const known = standing.data.standing
  if (known && !isWriting) return <Known standing={known} onWrite={() => setWriting(true)} />
  return <JoinForm standing={known} scanned={scanned} onDone={() => setWriting(false)} />
}

/** The building of the code; null where none was scanned or it is not known, undefined until that is clear. */
function useScanned(): FoundBuilding | null | undefined {
  const { building = '' } = useRouter().params
  const found = useQuery({
    queryKey: ['identity', 'building', building],
    queryFn: () => api.identity.join.building({ building }),
    enabled: building !== '',
    retry: false,
  })
  return found.isLoading ? undefined : (found.data ?? null)
}

const Waiting = ({ error, refetch }: Pick<ReturnType<typeof useStanding>, 'error' | 'refetch'>) => (
  <Page title={joinText.title} busy={!error}>
    {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
  </Page>
)

interface KnownProps {
  readonly standing: Standing
  readonly onWrite: () => void
}

const words = {
  pending: standingText.correct,
  refused: standingText.again,
  left: standingText.anew,
} as const

/** What has been stated, and what can be done about it. */
const Known = ({ standing, onWrite }: KnownProps) => (
  <Page title={joinText.title}>
    <StandingCard standing={standing}>
      {standing.state === 'verified' ? (
        <>
          <Button onPress={() => open(paths.home)}>{standingText.home}</Button>
          <Button kind="ghost" onPress={() => open(paths.household)}>
            {joinText.toHousehold}
          </Button>
        </>
      ) : (
        <Button kind={standing.state === 'pending' ? 'ghost' : 'primary'} onPress={onWrite}>
          {words[standing.state]}
        </Button>
      )}
    </StandingCard>
    {standing.state === 'pending' && <RemindCard template="homeChecked" label={joinText.remind} />}
    {standing.state === 'pending' && <FaceCard />}
  </Page>
)

/** Nobody has to: it waits under 我的 as well. */
const FaceCard = () => (
  <Card isFlush>
    <RowLink icon="me" title={joinText.face} hint={joinText.faceHint} onPress={() => open(paths.face)} />
  </Card>
)
