import type { Relation, ResidenceState } from '@domain/identity/person'

export const searchText = {
  title: '找人',
  field: '找谁',
  hint: '姓名开头、手机号后四位，或者门牌，比如 3-402',
  placeholder: '姓名、尾号或门牌',
  go: '找',
  again: '换个写法再试试：姓名、手机号后四位，或者 3-402 这样的门牌。',
  idle: '写下来就能找',
  idleHint: '只找得到您管的范围里的人；名单里的姓名遮住了一部分。',
  none: '没有找到',
  noneHint: '也许登记的是别的写法，或者不在您管的范围里。',
  more: '还有更多，请多写几个字',
  results: (count: number) => `找到 ${count} 位`,
  noPhone: '没有手机',
} as const

export const personText = {
  title: '居民',
  contact: '联系方式',
  phone: '手机号',
  noPhone: '没有登记',
  proof: { wechat: '微信核实过', worker: '网格员打电话核实过' },
  unproved: '还没有核实',
  masked: '电话和门牌平时遮住。要联系这位居民，请先写明理由，每次查看都会记下，本人看得到。',
  household: '同住的人',
  alone: '登记的只有这一位',
  mandates: '谁能替他办事',
  posts: '岗位',
  noPosts: '没有岗位',
  until: (day: string) => `到 ${day}`,
  since: (day: string) => `${day} 起`,
  child: '未满 14 周岁',
  representative: '户代表',
  member: '党员',
  hub: '党员中心户',
  unit: (name: string) => `双报到 ${name}`,
  volunteer: '志愿者',
} as const

export const relationWords: Record<Relation, string> = {
  owner: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  relative: '亲属',
  tenant: '租客',
  other: '同住',
}

export const stateWords: Record<ResidenceState, string> = {
  pending: '等待核实',
  verified: '已核实',
  refused: '没有通过',
  left: '已搬走',
}
