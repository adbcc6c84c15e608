import type { WishDetail } from '@domain/wish/schemas'

/** What every sheet of an action is given. */
export interface SheetProps {
  readonly wish: WishDetail
  readonly onClose: () => void
}
