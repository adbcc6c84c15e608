import { ErrorState } from '../../ui/error-state/error-state'
import { useLargeMode } from '../../ui/large-mode'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { HomeCalm } from './home-calm'
import { HomeLarge } from './home-large'
import { homeText } from './text'
import { useHome, type Home } from './use-home'

// Taro takes a page from its default export.
export default function HomePage() {
  const home = useHome()
  const isLarge = useLargeMode()
  const Content = isLarge ? HomeLarge : HomeCalm
  return (
    <Page
      title={titleOf(home.data, isLarge)}
      isTab
      layout="broad"
      busy={home.isPending}
      onRefresh={home.refetch}
    >
      {home.isPending && <Skeleton />}
      {home.isLoadingError && <ErrorState error={home.error} onRetry={() => void home.refetch()} />}
      {home.data && <Content home={home.data} now={home.dataUpdatedAt} />}
    </Page>
  )
}

function titleOf(home: Home | undefined, isLarge: boolean): string {
  if (!home) return homeText.title
  return isLarge ? home.place.grid : homeText.place(home.place.community, home.place.grid)
}
