import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { OrgView } from '../../components/tree/org-view'
import { orgText } from '../../tree-text'
import { useNode } from '../../use-tree'

/** One org: its posts now and then, and what may be changed. */
export default function OrgPage() {
  const { params } = useRouter()
  const [now] = useState(() => Date.now())
  const { data, error, isPending, refetch } = useNode(params.id ?? null)
  return (
    <Page title={data?.org.name ?? orgText.title} busy={isPending} onRefresh={refetch}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && <OrgView node={data} now={now} />}
    </Page>
  )
}
