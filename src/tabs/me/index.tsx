import type { Me } from '@domain/identity/contract'
import { paths } from '../../components/paths'
import { open } from '../../platform/navigate'
import { signOut } from '../../session/session'
import { Card } from '../../ui/card/card'
import { PageError } from '../../components/standing/page-error'
import { setLargeMode, useLargeMode } from '../../ui/large-mode'
import { Page } from '../../ui/page/page'
import { RowLink } from '../../ui/row/row-link'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { SwitchRow } from '../../ui/switch-row/switch-row'
import { PersonCard } from './person-card'
import { entriesFor } from './entries'
import { meText } from './text'
import { useMe } from './use-me'

// Taro takes a page from its default export.
export default function MePage() {
  const me = useMe()
  return (
    <Page title={meText.title} isTab busy={me.isPending} onRefresh={me.refetch}>
      {me.isPending && <Skeleton cards={2} />}
      {me.isLoadingError && <PageError error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && <PersonCard me={me.data} />}
      {me.data && <Entries me={me.data} />}
      <MySettings />
      {process.env.TARO_APP_DEMO === '1' && <ChangePerson />}
    </Page>
  )
}

const Entries = ({ me }: { readonly me: Me }) => (
  <>
    {entriesFor(me).map((entries) => (
      <Card isFlush key={entries[0]?.path ?? ''}>
        {entries.map(({ icon, title, hint, path }) => (
          <RowLink key={path} icon={icon} title={title} hint={hint?.(me)} onPress={() => open(path)} />
        ))}
      </Card>
    ))}
  </>
)

function MySettings() {
  const isLarge = useLargeMode()
  return (
    <Card isFlush>
      <SwitchRow label={meText.large} hint={meText.largeHint} value={isLarge} onChange={setLargeMode} />
      <RowLink icon="gear" title={meText.settings} onPress={() => open(paths.settings)} />
    </Card>
  )
}

const ChangePerson = () => (
  <Card isFlush>
    <RowLink icon="exit" title={meText.change} hint={meText.changeHint} onPress={signOut} />
  </Card>
)
