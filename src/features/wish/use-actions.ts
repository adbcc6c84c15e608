import { useState } from 'react'
import type { WishDetail } from '@domain/wish/schemas'
import type { WishAction } from '@domain/wish/workflow'
import { orderedActions } from './logic/actions'
import { go } from './paths'

/** Which action of a wish is being done; the two that need more room have pages of their own. */
export function useActions(wish: WishDetail) {
  const [chosen, setChosen] = useState<WishAction | null>(null)
  const actions = orderedActions(wish)
  const choose = (action: WishAction) => {
    setChosen(null)
    if (action === 'fulfil') go.fulfil(wish.id)
    else if (action === 'edit') go.edit(wish.id)
    else setChosen(action)
  }
  // Whoever was faster may have taken the action away meanwhile; what is open then closes. A look at the contact
  // stays, since the look itself changes nothing.
  const current = chosen !== null && actions.includes(chosen) ? chosen : null
  return { actions, current, choose, close: () => setChosen(null) }
}
