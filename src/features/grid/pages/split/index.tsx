import { useRouter } from '@tarojs/taro'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { SplitForm } from '../../components/office/split-form'
import { splitText } from '../../tree-text'
import { useNode } from '../../use-tree'

/** Opens a new grid with buildings of another. */
export default function SplitPage() {
  const { params } = useRouter()
  const { data, error, isPending, refetch } = useNode(params.id ?? null)
  return (
    <Page title={splitText.title} busy={isPending}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && <SplitForm key={data.org.id} node={data} />}
    </Page>
  )
}
