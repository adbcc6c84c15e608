import { useRouter } from '@tarojs/taro'
import type { WishDetail } from '@domain/wish/schemas'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { EvidenceFormPage } from '../../components/form/evidence-form'
import { go } from '../../paths'
import { fulfilText } from '../../text'
import { useWish } from '../../use-wish'

/** Says that it is done, with the evidence that this kind of wish needs. */
export default function FulfilPage() {
  const { params } = useRouter()
  const wish = useWish(params.id ?? '')
  const { error } = wish
  if (wish.data) {
    return wish.data.actions.includes('fulfil') ? (
      <EvidenceFormPage wish={wish.data} />
    ) : (
      <NotNow wish={wish.data} />
    )
  }
  return (
    <Page title={fulfilText.title} busy={!error}>
      {error ? <PageError error={error} onRetry={() => void wish.refetch()} /> : <Skeleton />}
    </Page>
  )
}

const NotNow = ({ wish }: { readonly wish: WishDetail }) => (
  <Page title={fulfilText.title}>
    <EmptyState
      icon="done"
      title={fulfilText.wrongState}
      action={{ label: fulfilText.seeWish, onPress: () => go.wish(wish.id) }}
    />
  </Page>
)
