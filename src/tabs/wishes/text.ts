import type { Option } from '../../ui/chips/chips'
import { wishKindLabels, wishKinds } from '@domain/wish/wish'
import type { KindChoice, PhaseChoice, ScopeChoice } from './use-pool'

export const scopeOptions: readonly Option<ScopeChoice>[] = [
  { value: 'grid', label: '本网格' },
  { value: 'community', label: '本社区' },
  { value: 'subdistrict', label: '街道' },
]

export const phaseOptions: readonly Option<PhaseChoice>[] = [
  { value: 'open', label: '等人认领' },
  { value: 'underway', label: '进行中' },
  { value: 'done', label: '已实现' },
]

export const kindOptions: readonly Option<KindChoice>[] = [
  { value: 'all', label: '全部' },
  ...wishKinds.map((kind) => ({ value: kind, label: wishKindLabels[kind] })),
]

export const poolText = {
  shareTitle: '邻格心愿池：看看邻居们想要什么',
  title: '心愿',
  scope: '看多大范围',
  phase: '看哪一种进展',
  kind: '看哪一类',
  wish: '许个心愿',
  empty: {
    open: { title: '这里没有等人认领的心愿', hint: '换个范围看看，或者许个心愿，让邻居知道您需要什么。' },
    underway: { title: '这里没有正在办的心愿', hint: '有人认领后，进展会显示在这里。' },
    done: { title: '这里还没有实现的心愿', hint: '等第一个心愿实现，就会显示在这里。' },
  },
  wider: '看看本社区的',
  end: {
    open: '没有更多了。一直没人认领的，会请更多邻居帮忙',
    underway: '没有更多了',
    done: '没有更多了',
  },
} as const
