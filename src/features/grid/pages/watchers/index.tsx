import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { roleLabels } from '@domain/roles'
import { api } from '@/api'
import { paths } from '@/components/paths'
import { ReadAloud } from '@/components/read-aloud/read-aloud'
import { open } from '@/platform/navigate'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { accessText } from '../../access-text'
import { sightOf } from '../../logic/access'
import { groupedByRole, type Watching } from '../../logic/watchers'
import classes from './index.module.scss'

/** Who, by post, may look at what is known of me, and what each of them sees. */
export default function WatchersPage() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['grid', 'watchers'],
    queryFn: () => api.grid.desk.watchers({}),
  })
  const groups = groupedByRole(data?.watchers ?? [])
  return (
    <Page
      title={accessText.title}
      busy={isPending}
      onRefresh={refetch}
      aside={<ReadAloud text={spoken(groups)} />}
    >
      <View className={classes.lead}>{accessText.lead}</View>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && groups.length === 0 && (
        <EmptyState icon="shield" title={accessText.none} hint={accessText.noneHint} />
      )}
      {groups.map((group) => (
        <RoleCard key={group.role} group={group} />
      ))}
      {data && <ContactCard />}
      {data && <View className={classes.lead}>{accessText.everybody}</View>}
    </Page>
  )
}

const spoken = (groups: readonly Watching[]): string =>
  [
    accessText.lead,
    ...groups.flatMap(({ role, holders }) => [roleLabels[role], ...holders, ...sightOf(role)]),
    accessText.contact,
    ...accessText.contactLines,
    accessText.everybody,
  ].join('。')

/** Who may look at phone and door, which is nobody without a reason. */
const ContactCard = () => (
  <Card as="section" label={accessText.contact}>
    <Heading level={2}>{accessText.contact}</Heading>
    <Block as="ul" label={accessText.contact} className={classes.lines}>
      {accessText.contactLines.map((line) => (
        <Block as="li" key={line} className={classes.line}>
          {line}
        </Block>
      ))}
    </Block>
    <RowLink icon="phone" title={accessText.looks} onPress={() => open(paths.looks)} />
  </Card>
)

const RoleCard = ({ group: { role, holders } }: { readonly group: Watching }) => (
  <Card as="section" label={roleLabels[role]}>
    <Heading level={2}>{roleLabels[role]}</Heading>
    <View className={classes.holders}>{holders.join('、')}</View>
    <Block as="ul" label={accessText.what} className={classes.lines}>
      {sightOf(role).map((line) => (
        <Block as="li" key={line} className={classes.line}>
          {line}
        </Block>
      ))}
    </Block>
  </Card>
)
