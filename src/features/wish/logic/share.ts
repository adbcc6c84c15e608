import type { WishDetail } from '@domain/wish/schemas'
import { phaseOf, type WishPhase } from '@domain/wish/workflow'
import { paths } from '@/components/paths'
import { homeCard } from '@/components/share-card'
import type { ShareCard } from '@/platform/share'
import { shareText } from '../text'

type Shared = Pick<WishDetail, 'id' | 'title' | 'state' | 'stage' | 'sensitivity' | 'outline'>

const publicPhases: readonly WishPhase[] = ['open', 'underway', 'done']

/** Whether neighbours without a part in it may see it: published, and not for the branch alone. */
export const isPublic = ({ state, stage }: Shared): boolean =>
  stage !== null && stage !== 'branch' && publicPhases.includes(phaseOf(state))

/** What the public may read: whoever has a part in a sensitive wish sees more than that on the page. */
const publicTitle = ({ title, sensitivity, outline }: Shared): string =>
  sensitivity === 'none' ? title : (outline ?? '')

/** What the page of a wish is forwarded as; one that is not public, or not there, is the home page. */
export function shareCardOf(wish: Shared | undefined): ShareCard {
  if (!wish || !isPublic(wish) || publicTitle(wish) === '') return homeCard
  return {
    title: shareText.title(publicTitle(wish)),
    path: `${paths.detail}?id=${encodeURIComponent(wish.id)}`,
  }
}
