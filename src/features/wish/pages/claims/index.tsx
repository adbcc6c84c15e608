import { api } from '@/api'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Page } from '@/ui/page/page'
import { WishList } from '../../components/wish-list'
import { go } from '../../paths'
import { listText } from '../../text'
import { useWishList } from '../../use-wish-list'

/** Wishes that I claimed, alone or with others. */
export default function ClaimsPage() {
  const list = useWishList(['claims'], (after) => api.wish.claims({ after }))
  const empty = (
    <EmptyState
      icon="hand"
      title={listText.claimsEmpty}
      hint={listText.claimsEmptyHint}
      action={{ label: listText.claimsAction, onPress: go.pool }}
    />
  )
  return (
    <Page title={listText.claims} busy={list.isPending} onRefresh={list.refetch}>
      <WishList label={listText.claims} list={list} empty={empty} />
    </Page>
  )
}
