import type { Me } from '@domain/identity/contract'
import { paths } from '../../components/paths'
import { open } from '../../platform/navigate'
import { signOut } from '../../session/session'
import { Card } from '../../ui/card/card'
import { ErrorState } from '../../ui/error-state/error-state'
import { setLargeMode, useLargeMode } from '../../ui/large-mode'
import { Page } from '../../ui/page/page'
import { RowLink } from '../../ui/row/row-link'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { SwitchRow } from '../../ui/switch-row/switch-row'
import { PersonCard } from './person-card'
import { meText } from './text'
import { useMe } from './use-me'

// Taro takes a page from its default export.
export default function MePage() {
  const me = useMe()
  return (
    <Page title={meText.title} isTab busy={me.isPending} onRefresh={me.refetch}>
      {me.isPending && <Skeleton cards={2} />}
      {me.isLoadingError && <ErrorState error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && <PersonCard me={me.data} />}
      {me.data && <MyThings me={me.data} />}
      <MySettings />
      {process.env.TARO_APP_DEMO === '1' && <ChangePerson />}
    </Page>
  )
}

const MyThings = ({ me }: { readonly me: Me }) => (
  <Card isFlush>
    {me.isStaff && <RowLink icon="list" title={meText.desk} onPress={() => open(paths.desk)} />}
    <RowLink icon="heart" title={meText.mine} onPress={() => open(paths.mine)} />
    {me.isVolunteer && <RowLink icon="hand" title={meText.claims} onPress={() => open(paths.claims)} />}
    {me.isStaff && <RowLink icon="chart" title={meText.statistics} onPress={() => open(paths.statistics)} />}
  </Card>
)

function MySettings() {
  const isLarge = useLargeMode()
  return (
    <Card isFlush>
      <SwitchRow label={meText.large} hint={meText.largeHint} value={isLarge} onChange={setLargeMode} />
      <RowLink icon="gear" title={meText.settings} onPress={() => open(paths.settings)} />
      <RowLink
        icon="shield"
        title={meText.privacy}
        hint={meText.privacyHint}
        onPress={() => open(paths.privacy)}
      />
    </Card>
  )
}

const ChangePerson = () => (
  <Card isFlush>
    <RowLink icon="exit" title={meText.change} hint={meText.changeHint} onPress={signOut} />
  </Card>
)
