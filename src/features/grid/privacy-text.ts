export const revealText = {
  nothing: '现在没有需要您联系这位居民的事，所以不能看。',
} as const

export const correctionText = {
  title: '本人要求更正',
  name: '姓名改为',
  door: '门牌改为',
  note: '说明',
  agree: '核对过，更正',
  decline: '不改',
  why: '怎么核对的，或者为什么不改',
  answered: '已经答复，本人在“我的资料”里看得到',
} as const
