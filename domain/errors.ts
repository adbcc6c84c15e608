/** The closed list of error codes with the sentence a person reads when nothing better is known. */
export const messages = {
  unauthenticated: '请先登录',
  not_joined: '您还没有登记住址，请先登记',
  unverified: '网格员还没有核实您的住址，核实以后就能用了',
  consent_needed: '隐私说明更新了，请先看一看，同意以后再继续',
  forbidden: '这件事您不能操作',
  not_found: '内容不存在，或者您看不到它',
  invalid: '有几处需要修改',
  conflict: '情况刚刚有变化，请看看最新进展',
  key_reused: '这次操作的编号已经用过，请重新操作',
  too_many: '数量已达上限',
  similar: '和之前提过的很像，请确认是不是同一件事',
  unsafe_text: '文字没有通过内容安全检查，请修改后再提交',
  unchecked: '内容安全检查还没有结果，请先人工看过',
  too_late: '已经过了可以操作的时间',
  offline: '网络不通，内容已经保留，请稍后再试',
  internal: '服务繁忙，请稍后再试',
} as const

export type ErrorCode = keyof typeof messages
export type Fields = { readonly [field: string]: string }

interface Details {
  /** Replaces the general sentence where the feature knows a better one. */
  readonly message?: string
  /** Field path → what to correct, in words. */
  readonly fields?: Fields
  readonly requestId?: string
}

/** An expected refusal: a code for programs, a sentence for people. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Fields
  readonly requestId: string | undefined

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? messages[code])
    this.name = 'AppError'
    this.code = code
    this.fields = details.fields ?? {}
    this.requestId = details.requestId
  }
}

export interface Success {
  readonly ok: true
  readonly data: unknown
}
export interface Failure {
  readonly ok: false
  readonly code: ErrorCode
  readonly message: string
  readonly fields?: Fields
  readonly requestId: string
}
/** What the `api` function answers: JSON only. */
export type Reply = Success | Failure
