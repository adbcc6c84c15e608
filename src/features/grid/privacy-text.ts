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
  open: (name: string) => `答复 ${name}`,
  openOne: '去答复',
  now: '现在登记的',
  doorHint: '同意后，本人就算住进新门牌那一户；原来那户的其他人不动。',
  empty: '没有等答复的更正',
  emptyHint: '有人在“我的资料”里要求更正，就会出现在这里。',
  more: '先看等得最久的 50 件，办完再看后面的。',
  answered: '已经答复，本人在“我的资料”里看得到',
} as const
