import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Page } from '@/ui/page/page'
import { WishList } from '../../components/wish-list'
import { go } from '../../paths'
import { listText } from '../../text'
import { useWishList } from '../../use-wish-list'

/** Wishes that are mine, or that I made for somebody. */
export default function MinePage() {
  const list = useWishList(['mine'], (after) => api.wish.mine({ after }))
  const empty = (
    <EmptyState
      title={listText.mineEmpty}
      hint={listText.mineEmptyHint}
      action={{ label: listText.mineAction, onPress: go.submit }}
    />
  )
  const footer = list.wishes.length > 0 && (
    <Button wide onPress={go.submit}>
      {listText.mineAction}
    </Button>
  )
  return (
    <Page title={listText.mine} busy={list.isPending} onRefresh={list.refetch} footer={footer}>
      <WishList label={listText.mine} list={list} empty={empty} />
    </Page>
  )
}
