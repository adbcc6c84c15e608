import type { PersonAction } from '@domain/grid/person-actions'
import type { IconName } from '@/ui/icon/paths'

/** What staff do about somebody on their page. */
export const actText = {
  title: '可以办的事',
  rows: {
    change: { icon: 'edit', title: '更正登记', hint: '没有手机，由网格替他改' },
    represent: { icon: 'people', title: '登记为户代表', hint: '先问过这一户' },
    membership: { icon: 'star', title: '党员登记', hint: '支部、中心户、单位' },
    dismiss: { icon: 'hand', title: '不再当志愿者', hint: '离开、生病等，由社区办理' },
    moveOut: { icon: 'home', title: '办理搬出', hint: '已经不住在这里' },
  } satisfies Record<
    PersonAction,
    { readonly icon: IconName; readonly title: string; readonly hint: string }
  >,
  postsFirst: (posts: string) => `还担任${posts}。先交接或卸任，才能办理搬出。`,
} as const

export const moveOutText = {
  title: (name: string) => `${name}搬走了？`,
  yes: '办理搬出',
  reason: '怎么知道的',
  reasonHint: '本人看得到，比如 房子已经卖掉',
  follows: {
    home: '不再算在这一户和这栋楼里，名单上也找不到了。',
    representative: '这户没有户代表了，可以另选一位。',
    cases: '没办完的心愿还是本人的，经过都保留。',
    told: '本人会收到消息；搬错了，可以重新登记住址。',
    noPhone: '没有手机，请当面或打电话告诉家人。',
  },
  done: '已办理搬出',
} as const

export const representText = {
  title: (name: string) => `${name}当户代表？`,
  yes: '登记',
  reason: '怎么商量的',
  reasonHint: '比如 全家商量好的',
  follows: '在网格群里代表这一户，按户表决时由他投票。一户一位，原来的代表就不再是了。',
  done: '已登记',
} as const

export const changeText = {
  title: '更正登记',
  yes: '更正',
  name: '姓名',
  relation: '是这户的什么人',
  moved: '换了住处',
  movedHint: '搬到您管的另一户；原来的住处仍然查得到',
  building: '搬到哪栋楼',
  room: '门牌',
  roomExample: '402，或者 2单元402',
  phone: '家人的电话',
  phoneKept: (masked: string) => `现在是 ${masked}，不改就空着`,
  phoneNone: '现在没有，可以不填',
  forget: '不再留家人的电话',
  done: '已更正',
} as const

export const memberText = {
  title: '党员登记',
  of: (name: string) => `党员登记：${name}`,
  isMember: '是党员',
  isMemberHint: (grid: string) => `编在${grid}党支部`,
  isHub: '党员中心户',
  isHubHint: '联系附近几户人家',
  unit: '双报到单位',
  unitHint: '在职党员所在的单位；可以到单位结对的社区报到',
  unitExample: '单位名开头的几个字',
  find: '找单位',
  none: '没有找到，换名称开头的几个字试试；还不行，请先在网格架构里新设单位。',
  paired: (community: string) => `结对：${community}`,
  remove: '去掉单位',
  yes: '保存',
  done: '已保存',
  removes: '保存以后，本人不再登记为党员；在支部的岗位要另外卸任。',
} as const

export const dismissText = {
  title: (name: string) => `${name}不再当志愿者？`,
  yes: '不再当志愿者',
  reason: '为什么',
  reasonHint: '本人看得到',
  follows: '志愿者的身份从现在起结束，以后可以再报名。带头认领的心愿要先办完或放弃。',
  done: '已办理',
} as const

/** The members that a branch counts. */
export const membersText = {
  title: '支部党员',
  show: '看支部党员',
  count: (count: number) => `${count} 位`,
  none: '还没有登记党员',
  add: '登记党员',
  hub: '党员中心户',
  more: '先显示 300 位',
} as const
