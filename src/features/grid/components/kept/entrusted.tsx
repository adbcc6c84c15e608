import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MandateView } from '@domain/identity/mandate-contract'
import { howLabels, powerLabels } from '@domain/identity/mandates'
import { dayWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { PageError } from '@/components/standing/page-error'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { entrustText } from '../../kept-text'
import { useMandatesOf, useTakeBack } from '../../use-entrust'
import classes from '../queue/queue.module.scss'
import { EntrustSheet } from './entrust-sheet'

/** Who may act for a resident; for whoever has no phone staff record it here. */
export function Entrusted({ personId }: { readonly personId: string }) {
  const { data, error, isPending, refetch, dataUpdatedAt } = useMandatesOf(personId)
  const [isRecording, setRecording] = useState(false)
  if (isPending) return <Skeleton />
  if (!data) return <PageError error={error} onRetry={() => void refetch()} />
  const { person, hasPhone, given } = data
  return (
    <Card as="section">
      <Section title={person.name}>
        <View className={classes.hint}>{entrustText.lead}</View>
        {given.length === 0 && <View className={classes.hint}>{entrustText.none}</View>}
        <Block as="ul" label={entrustText.title} className={classes.list}>
          {given.map((mandate) => (
            <MandateLine key={mandate.id} mandate={mandate} now={dataUpdatedAt} />
          ))}
        </Block>
        {hasPhone ? (
          <Notice>{entrustText.hasPhone}</Notice>
        ) : (
          <Button kind="ghost" icon="plus" onPress={() => setRecording(true)}>
            {entrustText.record}
          </Button>
        )}
      </Section>
      {isRecording && <EntrustSheet person={person} onClose={() => setRecording(false)} />}
    </Card>
  )
}

function MandateLine({ mandate, now }: { readonly mandate: MandateView; readonly now: number }) {
  const { takeBack, isBusy } = useTakeBack()
  const { agent, what, how, by, until, state, mayRevoke } = mandate
  const over = mandate.revoked?.because === 'moved' ? entrustText.moved : entrustText.ended
  const end = state === 'inForce' ? entrustText.until(dayWords(until, now)) : over
  return (
    <Block as="li" className={classes.row}>
      <View>{agent.name}</View>
      <View className={classes.hint}>
        {[what.map((power) => powerLabels[power]).join('、'), end, howLabels[how], by].join(' · ')}
      </View>
      {mayRevoke && (
        <View className={classes.actions}>
          <Button
            kind="plain"
            size="s"
            busy={isBusy}
            label={entrustText.revokeOf(agent.name)}
            onPress={() => void takeBack(mandate)}
          >
            {entrustText.revoke}
          </Button>
        </View>
      )}
    </Block>
  )
}
