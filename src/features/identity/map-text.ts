import type { ListedOrg } from '@domain/identity/join-contract'

export const mapText = {
  open: '在地图上选',
  close: '不用地图，按小区名找',
  map: '网格地图',
  lead: '把地图拖到您家附近，点一下您住的地方。也可以在下面一步一步选。',
  /** A browser draws no streets. */
  plain: '这里的地图只画网格，没有街道。',
  ask: {
    subdistrict: '哪个街道',
    community: '哪个社区',
    grid: '哪个网格',
    building: '哪栋楼',
  } satisfies Record<ListedOrg['kind'], string>,
  in: (name: string) => `您在${name}`,
  nothing: '这里还没有登记楼栋，请问网格员，或者换一个网格。',
  none: '点的地方还没有画网格。换个地方点，或者在下面选。',
  several: '这里几个网格的边界连在一起，请选一个。',
  undrawn: '这个社区还没画网格边界，请在下面选。',
  back: '上一步',
} as const
