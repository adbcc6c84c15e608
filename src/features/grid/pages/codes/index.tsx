import { useRouter } from '@tarojs/taro'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { CodesForm } from '../../components/codes/codes-form'
import { codesText } from '../../codes-text'
import { useCodes } from '../../use-codes'

/** Codes for the doors of the buildings of an org. */
export default function CodesPage() {
  const { params } = useRouter()
  const { list, ...making } = useCodes(params.id ?? '')
  const { data, error, isPending, refetch } = list
  return (
    <Page title={data ? `${data.name} ${codesText.title}` : codesText.title} busy={isPending}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data?.buildings.length === 0 && (
        <EmptyState icon="home" title={codesText.nothing} hint={codesText.nothingHint} />
      )}
      {data && data.buildings.length > 0 && <CodesForm buildings={data.buildings} making={making} />}
    </Page>
  )
}
