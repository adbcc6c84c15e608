import { View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useIsWide } from '@/platform/screen'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { PeopleList } from '../../components/people-list'
import { PersonPane } from '../../components/person-pane'
import { SearchField } from '../../components/search-field'
import { gridPaths } from '../../paths'
import { searchText } from '../../people-text'
import { useSearch } from '../../use-search'
import classes from './index.module.scss'

/** Finds somebody of one's own scope; on a wide screen whoever is chosen stands beside the list. */
export default function SearchPage() {
  const isWide = useIsWide()
  const search = useSearch()
  const [chosen, setChosen] = useState<string | null>(null)
  const show = (id: string) => {
    if (isWide) setChosen(id)
    else open(gridPaths.person, { id })
  }
  const isBusy = search.query.isFetching
  return (
    <Page title={searchText.title} busy={isBusy} layout={isWide ? 'broad' : 'column'}>
      <View className={isWide ? classes.columns : classes.column}>
        <View className={classes.column}>
          <Card isFlush>
            <SearchField
              value={search.typed}
              error={search.error}
              isBusy={isBusy}
              onChange={search.setTyped}
              onSearch={search.search}
            />
          </Card>
          <Found search={search} opened={chosen} onOpen={show} />
        </View>
        {isWide && chosen !== null && (
          <View className={classes.column}>
            <PersonPane id={chosen} />
          </View>
        )}
      </View>
    </Page>
  )
}

interface FoundProps {
  readonly search: ReturnType<typeof useSearch>
  readonly opened: string | null
  readonly onOpen: (id: string) => void
}

/** What a search came to, in each of its conditions. */
function Found({ search: { isIdle, query }, opened, onOpen }: FoundProps) {
  const { data, error, isLoading, refetch } = query
  if (isIdle) return <EmptyState icon="search" title={searchText.idle} hint={searchText.idleHint} />
  if (isLoading) return <Skeleton />
  if (error) return <PageError error={error} onRetry={() => void refetch()} />
  if (!data || data.people.length === 0) {
    return <EmptyState icon="search" title={searchText.none} hint={searchText.noneHint} />
  }
  return <PeopleList people={data.people} isMore={data.isMore} opened={opened} onOpen={onOpen} />
}
