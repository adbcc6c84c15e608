import { paths } from '../../components/paths'
import type { IconName } from '../../ui/icon/paths'
import { homeText } from './text'
import type { Home } from './use-home'

export interface Task {
  readonly path: string
  readonly icon: IconName
  readonly title: string
  readonly hint: string
}

/** What this person can set out to do; only what exists, and for them. */
export function tasksFor({ isStaff, isVolunteer, desk }: Home): Task[] {
  return [
    { path: paths.submit, icon: 'heart', title: homeText.wish, hint: homeText.wishHint },
    ...(isStaff
      ? [{ path: paths.desk, icon: 'list' as const, title: homeText.desk, hint: homeText.deskCount(desk) }]
      : []),
    { path: paths.mine, icon: 'star', title: homeText.mine, hint: homeText.mineHint },
    ...(isVolunteer
      ? [{ path: paths.claims, icon: 'hand' as const, title: homeText.claims, hint: homeText.claimsHint }]
      : []),
    { path: paths.wishes, icon: 'people', title: homeText.pool, hint: homeText.poolHint },
  ]
}
