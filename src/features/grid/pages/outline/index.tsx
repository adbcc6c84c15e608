import { useRouter } from '@tarojs/taro'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { OutlineForm } from '../../components/outline/outline-form'
import { outlineText } from '../../outline-text'
import { useNode } from '../../use-tree'

/** Draws the boundary of a grid. */
export default function OutlinePage() {
  const { params } = useRouter()
  const { data, error, isPending, refetch } = useNode(params.id ?? null)
  return (
    <Page title={outlineText.title} busy={isPending}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && <OutlineForm key={data.org.id} org={data.org} />}
    </Page>
  )
}
