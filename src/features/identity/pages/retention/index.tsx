import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/api'
import { PageError } from '@/components/standing/page-error'
import { dayWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import classes from '../../components/my-data/my-data.module.scss'
import { retentionText } from '../../retention-text'

/** What the rules of retention would remove now: for the administrator, before it is done. */
export default function RetentionPage() {
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['identity', 'retention'],
    queryFn: () => api.identity.privacy.retention({}),
  })
  return (
    <Page title={retentionText.title} busy={isPending} onRefresh={refetch}>
      <View className={classes.lead}>{retentionText.lead}</View>
      {data?.dryRun && <Notice>{retentionText.dryRun}</Notice>}
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && (
        <Card>
          <Block as="ul" label={retentionText.title} className={classes.list}>
            {data.rules.map(({ rule, label, before, count }) => (
              <Block as="li" key={rule} className={classes.look}>
                <View className={classes.who}>{label}</View>
                <View className={classes.small}>{dueWords(dayWords(before, dataUpdatedAt), count)}</View>
              </Block>
            ))}
          </Block>
        </Card>
      )}
      {data && <View className={classes.lead}>{retentionText.kept}</View>}
    </Page>
  )
}

const dueWords = (before: string, count: number): string =>
  count > 0 ? retentionText.due(before, count) : retentionText.none(before)
