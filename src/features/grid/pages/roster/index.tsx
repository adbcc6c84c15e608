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

/** What can be done with the roster of one community; who keeps those of several says first which. */
function Desk({ roster, now, isWide }: DeskProps) {
  const [community, setCommunity] = useState<Community | null>(null)
  const { imports, mustChoose } = roster
  const id = community?.id ?? null
  const ofOne = mustChoose ? imports.filter((one) => one.community === id) : imports
  return (
    <View className={classes.stack}>
      {mustChoose && <CommunityCard chosen={community} onChoose={setCommunity} />}
      {(!mustChoose || community) && (
        <OneRoster key={id} {...{ roster: { ...roster, imports: ofOne }, now, isWide, community: id }} />
      )}
    </View>
  )
}

interface OneRosterProps extends DeskProps {
  /** Null: the caller's own. */
  readonly community: string | null
}

/** The import that goes on, or one looked at again; what else can be done stands beside it. */
function OneRoster({ roster, now, isWide, community }: OneRosterProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { imports, folder, mayTakePhones } = roster
  const open = imports.find(({ state }) => isOpen(state))
  const shown = imports.find(({ id }) => id === chosen) ?? open ?? imports[0]
  return (
    <View className={isWide ? classes.columns : classes.stack}>
      <View className={classes.stack}>
        {!open && <StartCard folder={folder} community={community} />}
        {shown && <ImportCard key={shown.id} status={shown} />}
      </View>
      <View className={classes.stack}>
        <ExportCard mayTakePhones={mayTakePhones} community={community} />
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
