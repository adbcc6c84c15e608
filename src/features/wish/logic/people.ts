import type { WishDetail } from '@domain/wish/schemas'
import { detailText } from '../text'

/** Who submitted a wish for somebody else: a helper by their relation, staff as a recorder. */
export const helperWords = ({ name, relation, isStaff }: NonNullable<WishDetail['helper']>): string =>
  isStaff ? detailText.recorder(name) : detailText.helper(name, relation)
