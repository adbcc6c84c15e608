import { defineWorkflow } from '../workflow'

/** Who somebody can be to a wish; see parties.ts. */
export type WishParty =
  | 'wisher'
  | 'recorder'
  | 'formerAgent'
  | 'proxy'
  | 'claimer'
  | 'member'
  | 'branch'
  | 'branchSecretary'
  | 'volunteer'
  | 'community'
  | 'subdistrict'
  | 'clock'

/** The named times of a wish; rules.ts holds how long each is. */
export type WishTime = 'review' | 'changes' | 'branch' | 'claim' | 'confirm'

const asker = ['wisher', 'recorder'] as const
/** Those who do not decide upon a wish, or take it on, because they asked for it. */
const barred = [...asker, 'formerAgent'] as const
const taker = ['branch', 'volunteer'] as const
const underway = ['claimed', 'doing'] as const

export const wishWorkflow = defineWorkflow<WishParty, WishTime>()({
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    review: { label: '待审', due: 'review' },
    changes: { label: '退改', due: 'changes', onDue: 'lapse' },
    open: { label: '待认领', due: 'branch', onDue: 'widen' },
    claimed: { label: '已认领', due: 'claim', onDue: 'expire' },
    doing: { label: '进行中', due: 'claim', onDue: 'expire' },
    confirming: { label: '待确认', due: 'confirm', onDue: 'silence' },
    realised: { label: '已实现' },
    rated: { label: '已评价' },
    withdrawn: { label: '撤回', final: true },
    unsuitable: { label: '不适合', final: true },
    transferred: { label: '转办', final: true },
  },
  steps: {
    submit: { label: '提交心愿', from: ['draft'], to: 'review', by: asker },
    edit: { label: '修改', from: ['review', 'changes', 'open'], to: 'review', by: asker },
    withdraw: { label: '撤回', from: ['review', 'changes', 'open'], to: 'withdrawn', by: asker },
    lapse: { label: '久未修改，自动撤回', from: ['changes'], to: 'withdrawn', by: ['clock'] },

    publish: { label: '通过', from: ['review'], to: 'open', by: ['community'], notBy: barred },
    sendBack: { label: '退回修改', from: ['review'], to: 'changes', by: ['community'], requires: ['note'] },
    decline: {
      label: '不适合',
      from: ['review', 'open'],
      to: 'unsuitable',
      by: ['community'],
      requires: ['note', 'channel'],
    },
    transfer: {
      label: '转办',
      from: ['review', 'open'],
      to: 'transferred',
      by: ['community'],
      requires: ['target', 'note'],
    },

    widen: { label: '请更多人帮忙', from: ['open'], to: 'same', by: ['clock'] },
    claim: { label: '我来认领', from: ['open'], to: 'claimed', by: taker, notBy: barred },
    join: { label: '加入', from: underway, to: 'same', by: taker, notBy: [...barred, 'claimer', 'member'] },
    leave: { label: '退出小组', from: underway, to: 'same', by: ['member'] },
    reveal: {
      label: '查看联系方式',
      from: [...underway, 'confirming'],
      to: 'same',
      by: ['claimer', 'member'],
    },
    remind: { label: '提醒快到期', from: underway, to: 'same', by: ['clock'] },
    extend: { label: '延期', from: underway, to: 'same', by: ['claimer'], requires: ['note'] },
    release: { label: '放弃认领', from: underway, to: 'open', by: ['claimer'], requires: ['note'] },
    expire: { label: '认领到期', from: underway, to: 'open', by: ['clock'] },
    start: { label: '开始办', from: ['claimed'], to: 'doing', by: ['claimer'], keepsDue: true },
    fulfil: { label: '办好了', from: underway, to: 'confirming', by: ['claimer'] },

    askChange: { label: '请认领人同意改动', from: underway, to: 'same', by: asker },
    agreeEdit: { label: '同意修改', from: underway, to: 'same', by: ['claimer'] },
    agreeWithdraw: { label: '同意撤回', from: underway, to: 'withdrawn', by: ['claimer'] },
    disagree: { label: '不同意改动', from: underway, to: 'same', by: ['claimer'], requires: ['note'] },

    confirm: {
      label: '收到了，谢谢',
      from: ['confirming'],
      to: 'realised',
      by: ['wisher', 'proxy'],
      notBy: ['claimer', 'member'],
    },
    silence: { label: '到期未答，算作已收到', from: ['confirming'], to: 'realised', by: ['clock'] },
    reopen: {
      label: '还没办好',
      from: ['confirming', 'realised', 'rated'],
      to: 'doing',
      by: ['wisher', 'proxy'],
      notBy: ['claimer', 'member'],
      requires: ['note'],
    },
    rate: {
      label: '评价和感谢',
      from: ['realised'],
      to: 'rated',
      by: ['wisher', 'proxy'],
      notBy: ['claimer', 'member'],
    },
    approveThanks: { label: '公开感谢的话', from: ['rated'], to: 'same', by: ['community'] },

    relocate: {
      label: '随楼栋转到新的网格',
      from: ['review', 'changes', 'open', ...underway, 'confirming'],
      to: 'same',
      by: ['clock'],
    },
    succeed: { label: '接手办理', from: underway, to: 'same', by: ['clock'] },
  },
})

export type WishState = keyof typeof wishWorkflow.states
export type WishAction = keyof typeof wishWorkflow.steps
export const wishStates = Object.keys(wishWorkflow.states) as [WishState, ...WishState[]]
export const wishActions = Object.keys(wishWorkflow.steps) as [WishAction, ...WishAction[]]

/** States as lists and figures group them. */
export const wishPhases = {
  review: ['review', 'changes'],
  open: ['open'],
  underway: ['claimed', 'doing', 'confirming'],
  done: ['realised', 'rated'],
  ended: ['withdrawn', 'unsuitable', 'transferred'],
} as const satisfies { [phase: string]: readonly WishState[] }
export type WishPhase = keyof typeof wishPhases

/** The phase of a stored wish; a draft is never stored. */
export function phaseOf(state: WishState): WishPhase {
  const phases = Object.keys(wishPhases) as WishPhase[]
  const phase = phases.find((name) => (wishPhases[name] as readonly WishState[]).includes(state))
  if (!phase) throw new Error(`a wish in state ${state} is not stored`)
  return phase
}
