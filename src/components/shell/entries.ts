import type { Profile } from '../../session/profile'
import type { IconName } from '../../ui/icon/paths'
import { paths } from '../paths'

export interface Entry {
  readonly path: string
  readonly label: string
  readonly icon: IconName
}

export const shellText = {
  navigation: '主要页面',
  name: '邻格',
  principle: '每个数字都能点开到具体的事',
} as const

const home: Entry = { path: paths.home, label: '首页', icon: 'home' }
const wishes: Entry = { path: paths.wishes, label: '心愿', icon: 'heart' }
const me: Entry = { path: paths.me, label: '我的', icon: 'me' }
const desk: Entry = { path: paths.desk, label: '工作台', icon: 'list' }
const figures: Entry = { path: paths.statistics, label: '统计', icon: 'chart' }
const mine: Entry = { path: paths.mine, label: '我的心愿', icon: 'star' }
const claims: Entry = { path: paths.claims, label: '我的认领', icon: 'hand' }

/** A phone has room for the tabs; a wide screen also shows what else this person uses. */
export function entriesFor(profile: Profile | null, isWide: boolean): Entry[] {
  if (!isWide) return [home, wishes, me]
  return [
    home,
    ...(profile?.isStaff ? [desk] : []),
    wishes,
    mine,
    ...(profile?.isVolunteer ? [claims] : []),
    ...(profile?.isStaff ? [figures] : []),
    me,
  ]
}
