import { randomUUID } from 'node:crypto'
import { checkTextVersion1, isVersion1 } from './older-checks'
import type { Api, ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import type { Judge } from './verdicts'

/** Answers when a person was last in the program (ms), or undefined. */
export type LastSeen = (openid: string) => number | undefined

const VISIT_VALID_MS = 2 * 60 * 60 * 1000
const MAX_CONTENT = 2500

/**
 * Checks shared by the content checks of version 2: a scene, an openid that was in the program within 2 hours.
 * Returns WeChat's refusal (47001, 40129, 40003, 61010) or undefined.
 */
export function refuseCheck(args: ApiArguments, lastSeen: LastSeen, now: number): ApiAnswer | undefined {
  if (args['version'] !== 2) return weChatAnswer(47001, 'data format error')
  if (![1, 2, 3, 4].includes(Number(args['scene']))) return weChatAnswer(40129, 'invalid scene')
  const openid = args['openid']
  if (typeof openid !== 'string' || openid === '') return weChatAnswer(40003, 'invalid openid')
  const seen = lastSeen(openid)
  if (seen === undefined || now - seen > VISIT_VALID_MS) return weChatAnswer(61010, 'code is expired')
  return undefined
}

export interface MsgSecCheckOptions {
  readonly lastSeen: LastSeen
  readonly judge: Judge
  readonly now: () => number
}

/** security.msgSecCheck, versions 2 and 1. */
export function msgSecCheck({ lastSeen, judge, now }: MsgSecCheckOptions): Api {
  return (args) => {
    const content = args['content']
    if (typeof content !== 'string' || content === '') return weChatAnswer(44002, 'empty post data')
    if (isVersion1(args['version'])) return checkTextVersion1(content, judge)
    if ([...content].length > MAX_CONTENT) return weChatAnswer(45002, 'content size out of limit')
    return refuseCheck(args, lastSeen, now()) ?? judged(args, content, judge)
  }
}

function judged(args: ApiArguments, content: string, judge: Judge): ApiAnswer {
  // The signature counts in profiles (scene 1) only.
  const signature = Number(args['scene']) === 1 ? args['signature'] : undefined
  const texts = [content, args['title'], args['nickname'], signature].filter(
    (text) => typeof text === 'string',
  )
  const { suggest, label, keyword } = judge.text(texts.join('\n'))
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  const detail =
    keyword === undefined
      ? [model]
      : [model, { strategy: 'keyword', errcode: 0, suggest, label, keyword, level: 90 }]
  return weChatAnswer(0, 'ok', { trace_id: randomUUID(), result: { suggest, label }, detail })
}
