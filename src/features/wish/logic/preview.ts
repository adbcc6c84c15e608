import type { WishDetail } from '@domain/wish/schemas'
import { detailText } from '../text'

/** In one line what the public will see once the wish is published as proposed. */
export function publicPreview({ title, reason, show, pictures, review }: WishDetail): string {
  const isOutline = review !== null && review.suggestedSensitivity !== 'none'
  const said = isOutline ? review.suggestedOutline : title
  const showsReason = !isOutline && show.reason && reason !== ''
  const count = !isOutline && show.pictures ? pictures.length : 0
  return [
    `“${said}”`,
    ...(showsReason ? [reason] : []),
    detailText.previewPictures(count),
    detailText.previewNoName,
  ].join(' · ')
}
