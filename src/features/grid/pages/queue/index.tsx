import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Waiting } from '@domain/grid/people-contract'
import { api } from '@/api'
import { useIsWide } from '@/platform/screen'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { confirm } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { ErrorState } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { CallSheet } from '../../components/queue/call-sheet'
import classes from '../../components/queue/queue.module.scss'
import { QueueRow } from '../../components/queue/queue-row'
import { RefuseSheet } from '../../components/queue/refuse-sheet'
import { queueText } from '../../queue-text'
import { usePeopleCommand, useQueue, useVerify } from '../../use-queue'

/** Who waits to be verified: one by one, or those that are ticked together. */
export default function QueuePage() {
  const queue = useQueue()
  const isWide = useIsWide()
  const people = queue.data?.people
  return (
    <Page
      title={queueText.title}
      busy={queue.isPending}
      onRefresh={queue.refetch}
      layout={isWide ? 'full' : 'column'}
    >
      {queue.isPending && <Skeleton />}
      {queue.isLoadingError && <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />}
      {people?.length === 0 && <EmptyState icon="done" title={queueText.empty} hint={queueText.emptyHint} />}
      {queue.data && queue.data.people.length > 0 && (
        <Queue people={queue.data.people} isMore={queue.data.isMore} now={queue.dataUpdatedAt} />
      )}
    </Page>
  )
}

interface QueueProps {
  readonly people: readonly Waiting[]
  readonly isMore: boolean
  readonly now: number
}

function Queue({ people, isMore, now }: QueueProps) {
  const verifying = useVerify(people)
  const [refusing, setRefusing] = useState<Waiting | null>(null)
  const [number, setNumber] = useState<string | null>(null)
  const { send: reveal } = usePeopleCommand({
    call: api.grid.people.call,
    onDone: ({ phone }) => setNumber(phone),
  })
  return (
    <>
      <QueueHead people={people} isMore={isMore} verifying={verifying} />
      <Card as="section" label={queueText.title}>
        <Block as="ul" label={queueText.title} className={classes.list}>
          {people.map((person) => (
            <QueueRow
              key={person.id}
              person={person}
              verifying={verifying}
              now={now}
              onRefuse={() => setRefusing(person)}
              onCall={() => reveal({ personId: person.id })}
            />
          ))}
        </Block>
        {isMore && <View className={classes.hint}>{queueText.more}</View>}
      </Card>
      {refusing && <RefuseSheet person={refusing} onClose={() => setRefusing(null)} />}
      {number !== null && <CallSheet phone={number} onClose={() => setNumber(null)} />}
    </>
  )
}

type QueueHeadProps = Omit<QueueProps, 'now'> & { readonly verifying: ReturnType<typeof useVerify> }

/** How many wait, and what is done with those that are ticked. */
function QueueHead({ people, isMore, verifying }: QueueHeadProps) {
  const { chosen, chooseAll, verify, isBusy } = verifying
  const verifyChosen = async () => {
    const title = queueText.verifyMany(chosen.length)
    if (await confirm({ title, text: queueText.verifyManyAsk })) verify(chosen)
  }
  return (
    <View className={classes.head}>
      <View>{queueText.count(people.length, isMore)}</View>
      <View className={classes.actions}>
        <Button
          kind="plain"
          size="s"
          onPress={() => chooseAll(chosen.length > 0 ? [] : people.map(({ id }) => id))}
        >
          {chosen.length > 0 ? queueText.none : queueText.all}
        </Button>
        {chosen.length > 0 && (
          <Button size="s" busy={isBusy} onPress={() => void verifyChosen()}>
            {queueText.verifyMany(chosen.length)}
          </Button>
        )}
      </View>
    </View>
  )
}
