import { homeCard } from '../../components/share-card'
import { useShareCard } from '../../platform/share'
import { PageError } from '../../components/standing/page-error'
import { useLargeMode } from '../../ui/large-mode'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { HomeCalm } from './home-calm'
import { HomeLarge } from './home-large'
import { homeText } from './text'
import { useHome, type Home } from './use-home'
import { useScene } from './use-scene'

// Taro takes a page from its default export.
export default function HomePage() {
  const home = useHome()
  const isLarge = useLargeMode()
  const isUnknownCode = useScene()
  useShareCard(homeCard)
  const Content = isLarge ? HomeLarge : HomeCalm
  return (
    <Page
      title={titleOf(home.data, isLarge)}
      isTab
      layout="broad"
      busy={home.isPending}
      onRefresh={home.refetch}
    >
      {isUnknownCode && <Notice tone="warn">{homeText.unknownCode}</Notice>}
      {home.isPending && <Skeleton />}
      {home.isLoadingError && <PageError error={home.error} onRetry={() => void home.refetch()} />}
      {home.data && <Content home={home.data} now={home.dataUpdatedAt} />}
    </Page>
  )
}

function titleOf(home: Home | undefined, isLarge: boolean): string {
  if (!home) return homeText.title
  return isLarge ? home.place.grid : homeText.place(home.place.community, home.place.grid)
}
