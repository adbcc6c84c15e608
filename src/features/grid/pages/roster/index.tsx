import { View } from '@tarojs/components'
import { isOpen } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { PageError } from '@/components/standing/page-error'
import { momentWords } from '@/components/time-words'
import { useIsWide } from '@/platform/screen'
import { Card } from '@/ui/card/card'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { useState } from 'react'
import { CommunityCard, type Community } from '../../components/roster/community-card'
import { ExportCard } from '../../components/roster/export-card'
import { ImportCard } from '../../components/roster/import-card'
import classes from '../../components/roster/roster.module.scss'
import { StartCard } from '../../components/roster/start-card'
import { rosterText, stateWords } from '../../roster-text'
import { useRoster, type Roster } from '../../use-roster'

/** Brings the office's own list in, and takes it out. */
export default function RosterPage() {
  const isWide = useIsWide()
  const roster = useRoster()
  return (
    <Page title={rosterText.title} busy={roster.isPending} layout={isWide ? 'broad' : 'column'}>
      {roster.isPending && <Skeleton cards={2} />}
      {roster.isLoadingError && <PageError error={roster.error} onRetry={() => void roster.refetch()} />}
      {roster.data && <Desk roster={roster.data} now={roster.dataUpdatedAt} isWide={isWide} />}
    </Page>
  )
}

interface DeskProps {
  readonly roster: Roster
  /** When it was read, epoch ms. */
  readonly now: number
  readonly isWide: boolean
}

/** The import that goes on, or one looked at again; what else can be done stands beside it. */
function Desk({ roster, now, isWide }: DeskProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [community, setCommunity] = useState<Community | null>(null)
  const { folder, mayTakePhones, mustChoose } = roster
  const imports = roster.imports.filter((one) => !mustChoose || one.community === community?.id)
  const isReady = !mustChoose || community !== null
  const id = community?.id ?? null
  const open = imports.find(({ state }) => isOpen(state))
  const shown = imports.find(({ id }) => id === chosen) ?? open ?? imports[0]
  return (
    <View className={isWide ? classes.columns : classes.stack}>
      <View className={classes.stack}>
        {mustChoose && <CommunityCard chosen={community} onChoose={setCommunity} />}
        {isReady && !open && <StartCard folder={folder} community={id} />}
        {shown && <ImportCard key={shown.id} status={shown} />}
      </View>
      <View className={classes.stack}>
        {isReady && <ExportCard key={id} mayTakePhones={mayTakePhones} community={id} />}
        {imports.length > 1 && <History imports={imports} now={now} onOpen={setChosen} />}
      </View>
    </View>
  )
}

interface HistoryProps {
  /** When the list was read, epoch ms. */
  readonly now: number
  readonly imports: readonly ImportStatus[]
  readonly onOpen: (id: string) => void
}

const History = ({ imports, now, onOpen }: HistoryProps) => (
  <Section title={rosterText.history}>
    <Card isFlush>
      {imports.map(({ id, fileName, by, at, state }) => (
        <RowLink
          key={id}
          title={fileName}
          hint={rosterText.by(by, momentWords(at, now))}
          value={stateWords[state]}
          onPress={() => onOpen(id)}
        />
      ))}
    </Card>
  </Section>
)
