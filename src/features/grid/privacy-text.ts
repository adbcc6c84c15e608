export const revealText = {
  open: '看电话和门牌',
  title: '看电话和门牌',
  why: '为什么要看',
  note: '想办什么',
  noteHint: '本人看得到这句话',
  yes: '写好了，查看',
  name: '姓名',
  phone: '手机号',
  address: '门牌',
  none: '没有登记',
  call: (phone: string) => `拨打 ${phone}`,
  recorded: (left: number) => `这次查看已留下记录，本人看得到。今天还能看 ${left} 个号码。`,
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
