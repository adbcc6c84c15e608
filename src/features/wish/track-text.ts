import type { WishAction } from '@domain/wish/workflow'

const verbs: Record<WishAction, string> = {
  submit: '提交了心愿',
  edit: '改好后重新提交',
  withdraw: '撤回了心愿',
  lapse: '很久没有修改，已自动撤回',
  publish: '审核通过',
  sendBack: '请许愿人改一改',
  decline: '看过，这件事不走微心愿',
  transfer: '转办了',
  widen: '还没人认领，请更多人来帮忙',
  claim: '认领',
  join: '加入一起办',
  leave: '退出了小组',
  reveal: '看了联系方式',
  remind: '提醒认领人快到期了',
  extend: '延期',
  release: '办不了，放回心愿池',
  expire: '到期没办好，放回心愿池',
  start: '开始办',
  fulfil: '办好了，等确认',
  askChange: '想改动，等认领人同意',
  agreeEdit: '同意修改',
  agreeWithdraw: '同意撤回',
  disagree: '没有同意改动',
  confirm: '确认收到',
  silence: '到期没有答复，算作已收到',
  reopen: '说还没办好',
  rate: '评价并感谢',
  approveThanks: '公开了感谢的话',
  relocate: '把楼栋划到新的网格，心愿一起转过去',
  succeed: '安排接任的同志接着办',
}

/** What happened, after the name of who did it; alone when the clock did it. */
export const trackText = {
  verbs,
  record: '代为登记了心愿',
  submit: (kind: string) => `提交了心愿 · ${kind}`,
  publish: (branch: string) => `审核通过，交给${branch}`,
  deliver: '送到了，等确认',
} as const
