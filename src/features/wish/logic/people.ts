import type { WishDetail } from '@domain/wish/schemas'
import { detailText } from '../text'

/** Who submitted a wish for somebody else: a helper by their relation, staff as a recorder. */
export function helperWords({ name, relation, isStaff, isAgent }: NonNullable<WishDetail['helper']>): string {
  if (isAgent) return detailText.agent(name)
  return isStaff ? detailText.recorder(name) : detailText.helper(name, relation)
}
