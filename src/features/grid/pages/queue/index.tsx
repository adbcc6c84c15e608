import { View } from '@tarojs/components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Waiting } from '@domain/grid/people-contract'
import { api } from '@/api'
import { useIsWide } from '@/platform/screen'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Chips } from '@/ui/chips/chips'
import { confirm } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { CallSheet } from '../../components/queue/call-sheet'
import { Corrections } from '../../components/queue/corrections'
import classes from '../../components/queue/queue.module.scss'
import { QueueRow } from '../../components/queue/queue-row'
import { RefuseSheet } from '../../components/queue/refuse-sheet'
import { SameSheet, type Pair } from '../../components/queue/same-sheet'
import { queueText } from '../../queue-text'
import { usePeopleCommand, useQueue, useVerify } from '../../use-queue'

const views = ['homes', 'corrections'] as const
type Shown = (typeof views)[number]
const options = views.map((value) => ({ value, label: queueText.views[value] }))

/** Who waits for the grid: to be verified, one by one or several together, and to have something corrected. */
export default function QueuePage() {
  const [view, setView] = useState<Shown>('homes')
  const isWide = useIsWide()
  const queries = useQueryClient()
  return (
    <Page
      title={queueText.title}
      onRefresh={() => queries.invalidateQueries({ queryKey: ['grid'] })}
      layout={isWide ? 'full' : 'column'}
    >
      <Chips label={queueText.view} options={options} value={view} onChange={setView} />
      {view === 'homes' ? <Homes /> : <Corrections />}
    </Page>
  )
}

function Homes() {
  const { data, error, isPending, refetch, dataUpdatedAt } = useQueue()
  if (isPending) return <Skeleton />
  if (!data) return <PageError error={error} onRetry={() => void refetch()} />
  if (data.people.length === 0) {
    return <EmptyState icon="done" title={queueText.empty} hint={queueText.emptyHint} />
  }
  return <Queue people={data.people} isMore={data.isMore} now={dataUpdatedAt} />
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
  const [pair, setPair] = useState<Pair | null>(null)
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
              onSame={(twin) => setPair({ person, twin })}
            />
          ))}
        </Block>
        {isMore && <View className={classes.hint}>{queueText.more}</View>}
      </Card>
      {refusing && <RefuseSheet person={refusing} onClose={() => setRefusing(null)} />}
      {pair && (
        <SameSheet {...pair} isCalled={verifying.isCalled(pair.person.id)} onClose={() => setPair(null)} />
      )}
      {number !== null && <CallSheet phone={number} onClose={() => setNumber(null)} />}
    </>
  )
}

type QueueHeadProps = Omit<QueueProps, 'now'> & { readonly verifying: ReturnType<typeof useVerify> }

/** How many wait, and what is done with those that are ticked. */
function QueueHead({ people, isMore, verifying }: QueueHeadProps) {
  const { chosen, chooseAll, verify, isBusy } = verifying
  const certain = people.filter(({ twins }) => twins.length === 0)
  const doubtful = people.length - certain.length
  const verifyChosen = async () => {
    const title = queueText.verifyMany(chosen.length)
    if (await confirm({ title, text: queueText.verifyManyAsk })) verify(chosen)
  }
  return (
    <View className={classes.head}>
      <View>
        <View>{queueText.count(people.length, isMore)}</View>
        {doubtful > 0 && <View className={classes.hint}>{queueText.twinFirst(doubtful)}</View>}
      </View>
      <View className={classes.actions}>
        <Button
          kind="plain"
          size="s"
          onPress={() => chooseAll(chosen.length > 0 ? [] : certain.map(({ id }) => id))}
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
