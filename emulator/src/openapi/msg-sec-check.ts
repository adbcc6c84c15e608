import { randomUUID } from 'node:crypto'
import type { Api, ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import { judgeText } from './verdicts'

/** Answers when a person was last in the program (ms), or undefined. */
export type LastSeen = (openid: string) => number | undefined

const VISIT_VALID_MS = 2 * 60 * 60 * 1000
const MAX_CONTENT = 2500

/**
 * Checks shared by the content checks: version 2, a scene, an openid that was in the program within 2 hours.
 * Returns WeChat's refusal (47001, 40129, 40003, 61010) or undefined.
 */
export function refuseCheck(args: ApiArguments, lastSeen: LastSeen, now: number): ApiAnswer | undefined {
  if (args['version'] !== 2) return weChatAnswer(47001, 'data format error: only version 2 is emulated')
  if (![1, 2, 3, 4].includes(Number(args['scene']))) return weChatAnswer(40129, 'invalid scene')
  const openid = args['openid']
  if (typeof openid !== 'string' || openid === '') return weChatAnswer(40003, 'invalid openid')
  const seen = lastSeen(openid)
  if (seen === undefined || now - seen > VISIT_VALID_MS) return weChatAnswer(61010, 'code is expired')
  return undefined
}

/** security.msgSecCheck, version 2. */
export function msgSecCheck(lastSeen: LastSeen, now: () => number): Api {
  return (args) => {
    const content = args['content']
    if (typeof content !== 'string' || content === '') return weChatAnswer(44002, 'empty post data')
    if ([...content].length > MAX_CONTENT) return weChatAnswer(45002, 'content size out of limit')
    return refuseCheck(args, lastSeen, now()) ?? judge(args, content)
  }
}

function judge(args: ApiArguments, content: string): ApiAnswer {
  const texts = [content, args['title'], args['nickname'], args['signature']].filter(
    (text) => typeof text === 'string',
  )
  const verdict = judgeText(texts.join('\n'))
  const { suggest, label, keyword } = verdict
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  const detail =
    keyword === undefined
      ? [model]
      : [model, { strategy: 'keyword', errcode: 0, suggest, label, keyword, level: 90 }]
  return weChatAnswer(0, 'ok', { trace_id: randomUUID(), result: { suggest, label }, detail })
}
