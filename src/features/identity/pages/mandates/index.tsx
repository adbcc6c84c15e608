import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MandateView } from '@domain/identity/mandate-contract'
import { PageError } from '@/components/standing/page-error'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { GiveSheet } from '../../components/mandates/give-sheet'
import { MandateRow } from '../../components/mandates/mandate-row'
import classes from '../../components/mandates/mandates.module.scss'
import { RemindCard } from '../../components/remind-card'
import { mandateText } from '../../mandate-text'
import { useMandates } from '../../use-mandates'

/** Who may act for me and for whom I may; giving, renewing, taking back. */
export default function MandatesPage() {
  const mandates = useMandates()
  const [isGiving, setGiving] = useState(false)
  const { data } = mandates
  return (
    <Page title={mandateText.title} busy={mandates.isPending} onRefresh={mandates.refetch}>
      {mandates.isPending && <Skeleton />}
      {mandates.isLoadingError && (
        <PageError error={mandates.error} onRetry={() => void mandates.refetch()} />
      )}
      {data && (
        <>
          <View className={classes.hint}>{mandateText.lead}</View>
          <Given all={data.given} now={mandates.dataUpdatedAt} onGive={() => setGiving(true)} />
          <Held all={data.held} now={mandates.dataUpdatedAt} />
          {[...data.given, ...data.held].some(({ state }) => state === 'inForce') && (
            <RemindCard template="mandateEnded" label={mandateText.remind} />
          )}
        </>
      )}
      {isGiving && data && <GiveSheet viewerId={data.viewerId} onClose={() => setGiving(false)} />}
    </Page>
  )
}

interface ListProps {
  readonly all: readonly MandateView[]
  /** When the list was read, epoch ms. */
  readonly now: number
}

const Given = ({ all, now, onGive }: ListProps & { readonly onGive: () => void }) => (
  <Card as="section">
    <Section title={mandateText.given}>
      <Rows label={mandateText.given} none={mandateText.givenNone} all={all} now={now} />
      <View className={classes.give}>
        <Button kind="ghost" icon="plus" onPress={onGive}>
          {mandateText.give}
        </Button>
      </View>
    </Section>
  </Card>
)

const Held = ({ all, now }: ListProps) => (
  <Card as="section">
    <Section title={mandateText.held}>
      <Rows isHeld label={mandateText.held} none={mandateText.heldNone} all={all} now={now} />
    </Section>
  </Card>
)

interface RowsProps extends ListProps {
  readonly label: string
  readonly none: string
  readonly isHeld?: boolean
}

function Rows({ label, none, all, isHeld = false, now }: RowsProps) {
  if (all.length === 0) return <View className={classes.hint}>{none}</View>
  return (
    <Block as="ul" label={label} className={classes.list}>
      {all.map((mandate) => (
        <MandateRow key={mandate.id} mandate={mandate} isHeld={isHeld} now={now} />
      ))}
    </Block>
  )
}
