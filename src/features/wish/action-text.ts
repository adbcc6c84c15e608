import type { WishKind } from '@domain/wish/wish'
import { wishWorkflow, type WishAction } from '@domain/wish/workflow'

/** Labels that differ from the workflow's, because a button speaks to the person who presses it. */
const labels: Partial<Record<WishAction, string>> = {
  edit: '修改',
  withdraw: '撤回心愿',
  claim: '我来认领',
  join: '加入一起办',
  leave: '退出',
  reveal: '看联系方式',
  extend: '要延期',
  release: '办不了',
  askChange: '想改动',
  rate: '说声谢谢',
  approveThanks: '公开感谢的话',
  transfer: '转办',
}

export const actionLabel = (action: WishAction): string => labels[action] ?? wishWorkflow.steps[action].label

/** What the wisher answers to 您收到了吗. */
export const confirmWords: Record<WishKind, { yes: string; no: string; ask: string }> = {
  goods: { yes: '收到了，谢谢', no: '还没收到', ask: '您收到了吗？' },
  service: { yes: '办好了，谢谢', no: '还没办好', ask: '办好了吗？' },
  company: { yes: '来过了，谢谢', no: '还没来', ask: '来过了吗？' },
  other: { yes: '办好了，谢谢', no: '还没办好', ask: '办好了吗？' },
}

export const publishLabel = (grid: string): string => `通过并交给${grid}党支部`

/** What is said after an action succeeded. */
export const said: Partial<Record<WishAction, string>> = {
  claim: '认领成功，先联系一下对方吧',
  join: '已加入',
  leave: '已退出',
  start: '好的，已告诉许愿人',
  extend: '已延期，许愿人会看到原因',
  release: '已放回心愿池，许愿人会知道',
  confirm: '心愿实现了，谢谢您告诉我们',
  reopen: '已告诉认领人和支部书记',
  rate: '您的感谢已送到',
  withdraw: '已撤回',
  askChange: '已发给认领人，等对方答复',
  agreeEdit: '已同意修改',
  agreeWithdraw: '已同意撤回',
  disagree: '已告诉对方',
  publish: '已通过，支部马上能看到',
  sendBack: '已退回，对方会看到原因',
  decline: '已答复对方该找谁',
  transfer: '已转办',
  approveThanks: '感谢的话已公开',
  fulfil: '已交给对方确认',
}

/** Questions before an action that needs nothing but a yes. */
export const asks: Partial<Record<WishAction, { title: string; text: string; yes: string }>> = {
  join: { title: '加入一起办？', text: '加入后您能看到对方的联系方式，和大家一起办。', yes: '加入' },
  leave: { title: '退出小组？', text: '退出后名额会空出来，其他人可以加入。', yes: '退出' },
  start: { title: '开始办了？', text: '许愿人会看到您已经在办，到期时间不变。', yes: '开始办' },
  withdraw: { title: '撤回心愿？', text: '撤回后大家就看不到了，以后可以再许。', yes: '撤回' },
  approveThanks: { title: '公开感谢的话？', text: '请先看过内容。公开后大家都能看到。', yes: '公开' },
}

export const confirmAsk = {
  title: '确认已经办好？',
  text: (days: number) => `确认后心愿就算实现了。${days} 天内发现没办好，还可以重新打开。`,
}

export const conflictSaid = '情况刚刚有变化，已换成最新进展'

interface NoteWords {
  readonly title: string
  readonly hint: string
  readonly yes: string
  /** One tap fills them in. */
  readonly quick: readonly string[]
}

/** Sheets that ask for a reason. */
export const noteWords: Record<'extend' | 'release' | 'reopen' | 'sendBack' | 'disagree', NoteWords> = {
  extend: {
    title: '要延期多久的原因',
    hint: '许愿人会看到，比如：货还在路上，周五到',
    yes: '申请延期',
    quick: ['货还在路上', '对方这几天不方便', '需要再找人帮忙'],
  },
  release: {
    title: '为什么办不了',
    hint: '心愿会放回去请别人帮忙，许愿人会看到原因',
    yes: '放弃认领',
    quick: ['时间安排不开', '需要的东西没找到', '联系不上对方'],
  },
  reopen: {
    title: '还差什么',
    hint: '认领人和支部书记会看到，比如：东西还没收到',
    yes: '告诉他们',
    quick: ['东西还没收到', '东西不合用', '只办了一部分'],
  },
  sendBack: {
    title: '请对方改什么',
    hint: '对方会看到这段话，改好后再交上来',
    yes: '退回修改',
    quick: ['请写清楚需要什么样的', '一次写一件就好', '请补一张照片', '请去掉姓名和电话'],
  },
  disagree: {
    title: '为什么不同意',
    hint: '说清楚原因，对方会看到',
    yes: '不同意',
    quick: ['东西已经买好了', '已经约好时间了'],
  },
}

export const sheetText = {
  reason: '原因',
  claim: {
    title: '怎么认领',
    alone: '我一个人办',
    team: '邀邻居一起办',
    places: '一共要几个人（含您）',
    placesUnit: (count: number) => `${count} 人`,
    fewer: '少一人',
    moreOnes: '多一人',
    hint: (days: number) =>
      `认领后能看到对方的联系方式。请在 ${days} 天内办好；办不了可以放弃，心愿会再请别人帮忙。`,
    yes: '认领',
  },
  reveal: {
    title: '联系方式',
    ask: '看一次会留下记录，对方和社区能查到。只用来办这件事，请不要转给别人。',
    yes: '看联系方式',
    name: '姓名',
    phone: '电话',
    address: '门牌',
    none: '没有登记，可以问问网格员',
    call: (phone: string) => `打 ${phone}`,
    recorded: '这次查看已留下记录',
  },
  rate: {
    title: '说声谢谢',
    score: '打几分',
    scoreLabel: (score: number) => `${score} 分`,
    words: ['', '不满意', '不太满意', '还可以', '满意', '很满意'] as readonly string[],
    thanks: '想说的话（选填）',
    thanksHint: '比如：谢谢小李，车子很好推',
    consent: '可以让大家看到这些话',
    consentHint: '不勾选就只有办事的人看得到',
    yes: '送出',
  },
  askChange: {
    title: '想改什么',
    edit: '改内容',
    withdraw: '不要了，撤回',
    hint: '已经有人在办了，需要对方同意。',
    note: '为什么要改',
    noteHint: '比如：儿子已经买了',
    newTitle: '改成一句话',
    newReason: '为什么想要（选填）',
    yes: '请对方同意',
  },
  publish: {
    title: '通过这个心愿',
    sensitivity: '公开到什么程度',
    options: { none: '可以公开', illness: '涉及疾病', minor: '涉及孩子' },
    outline: '公开时写的概要',
    outlineHint: '说需要什么帮助，不说是谁、什么病',
    seen: '我已看过文字和图片',
    seenHint: '有内容没能自动检查，请您看过再通过',
    next: (grid: string, days: number) => `通过后先交给${grid}党支部，${days} 天没人认领再请全社区帮忙。`,
  },
  decline: {
    title: '这件事不适合微心愿',
    note: '为什么不适合',
    noteHint: '对方会看到，请说得客气些',
    channel: '该找谁',
    channelHint: '比如：社区低保窗口，电话 8266 1234',
    quick: ['微心愿不收钱', '超出邻里能帮的范围', '需要专业机构来办'],
    channels: ['社区服务窗口', '12345 热线', '物业服务中心', '社区卫生服务站'],
    yes: '答复对方',
  },
  transfer: {
    title: '转到哪里',
    target: '转到',
    note: '为什么转',
    noteHint: '对方会看到，比如：楼道灯归物业修，已转过去',
    yes: '转办',
  },
} as const
