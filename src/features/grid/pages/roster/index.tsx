import { View } from '@tarojs/components'
import { isOpen } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { PageError } from '@/components/standing/page-error'
import { momentWords } from '@/components/time-words'
import { useIsWide } from '@/platform/screen'
import { scrollToTop } from '@/platform/scroll'
import { Card } from '@/ui/card/card'
import { LoadMore } from '@/ui/load-more/load-more'
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
import { useRoster } from '../../use-roster'

/** Brings the office's own list in, and takes it out. */
export default function RosterPage() {
  const isWide = useIsWide()
  const [community, setCommunity] = useState<Community | null>(null)
  const own = useRoster(null)
  const mustChoose = own.data?.pages[0]?.mustChoose === true
  return (
    <Page title={rosterText.title} busy={own.isPending} layout={isWide ? 'broad' : 'column'}>
      <View className={classes.stack}>
        {mustChoose && <CommunityCard chosen={community} onChoose={setCommunity} />}
        {mustChoose && community && <ChosenRoster key={community.id} id={community.id} isWide={isWide} />}
        {!mustChoose && <OneRoster roster={own} community={null} isWide={isWide} />}
      </View>
    </Page>
  )
}

interface ChosenRosterProps {
  readonly id: string
  readonly isWide: boolean
}

/** The roster of the community that somebody who keeps those of several has chosen. */
function ChosenRoster({ id, isWide }: ChosenRosterProps) {
  const roster = useRoster(id)
  return <OneRoster roster={roster} community={id} isWide={isWide} />
}

interface OneRosterProps {
  readonly roster: ReturnType<typeof useRoster>
  /** Null: the caller's own. */
  readonly community: string | null
  readonly isWide: boolean
}

/** What can be done with the roster of one community. */
function OneRoster({ roster, community, isWide }: OneRosterProps) {
  if (roster.isPending) return <Skeleton cards={2} />
  if (roster.isLoadingError) return <PageError error={roster.error} onRetry={() => void roster.refetch()} />
  const { data, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage } = roster
  const [first] = data.pages
  if (!first) return null
  const imports = data.pages.flatMap((page) => page.imports)
  return (
    <Desk
      {...{ ...first, imports, community, isWide, now: dataUpdatedAt, hasMore: hasNextPage }}
      isLoading={isFetchingNextPage}
      onMore={() => void fetchNextPage()}
    />
  )
}

interface HistoryProps {
  /** When the list was read, epoch ms. */
  readonly now: number
  readonly imports: readonly ImportStatus[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
}

interface DeskProps extends HistoryProps, Pick<OneRosterProps, 'community' | 'isWide'> {
  /** The import that goes on, or went on a moment ago. */
  readonly open: ImportStatus | null
  readonly folder: string
  readonly mayTakePhones: boolean
}

/** The import that goes on, or one looked at again; the others, and what else can be done, stand beside it. */
function Desk({ open, folder, mayTakePhones, community, isWide, ...history }: DeskProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = [open, ...history.imports].find((one) => one?.id === chosen) ?? open ?? history.imports[0]
  const imports = history.imports.filter(({ id }) => id !== shown?.id)
  const mayBegin = !open || !isOpen(open.state)
  const look = (id: string) => {
    setChosen(id)
    scrollToTop()
  }
  return (
    <View className={isWide ? classes.columns : classes.stack}>
      <View className={classes.stack}>
        {mayBegin && <StartCard folder={folder} community={community} />}
        {shown && <ImportCard key={shown.id} status={shown} />}
      </View>
      <View className={classes.stack}>
        <ExportCard mayTakePhones={mayTakePhones} community={community} />
        {(imports.length > 0 || history.hasMore) && <History {...history} imports={imports} onOpen={look} />}
      </View>
    </View>
  )
}

const History = ({
  imports,
  now,
  hasMore,
  isLoading,
  onMore,
  onOpen,
}: HistoryProps & { readonly onOpen: (id: string) => void }) => (
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
    {hasMore && <LoadMore hasMore isLoading={isLoading} onMore={onMore} />}
  </Section>
)
