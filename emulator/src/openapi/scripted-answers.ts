import { isJsonObject, textOf } from '../server/body'
import { HttpError } from '../server/http-error'
import type { ApiAnswer } from './service'

const TIMED_OUT = -604102

/** Answers that a test prepares for the next calls of an api. */
export class ScriptedAnswers {
  private readonly queues = new Map<string, { answers: ApiAnswer[]; always: boolean }>()

  /**
   * Sets what the next calls of an api answer: each of `{errcode, errmsg}`, `{json}` (a whole reply),
   * `{unreachable: true}` (-604102) or `{code, message}` (an error of CloudBase before WeChat is asked). With `always` the last one stays; an empty list ends the script.
   *
   * @throws HttpError 400 INVALID_PARAM
   */
  set(api: unknown, answers: unknown, always: unknown): void {
    if (typeof api !== 'string' || !Array.isArray(answers)) {
      throw new HttpError(400, 'INVALID_PARAM', 'expected {"api": "…", "answers": [...]}')
    }
    this.queues.set(api, { answers: answers.map(readAnswer), always: always === true })
  }

  /** The prepared answer for this call, or undefined when the api is to decide itself. */
  next(api: string): ApiAnswer | undefined {
    const queue = this.queues.get(api)
    if (!queue) return undefined
    const isLast = queue.answers.length === 1
    return isLast && queue.always ? queue.answers[0] : queue.answers.shift()
  }

  reset(): void {
    this.queues.clear()
  }
}

function readAnswer(answer: unknown): ApiAnswer {
  if (!isJsonObject(answer)) throw new HttpError(400, 'INVALID_PARAM', 'an answer is an object')
  if (answer['unreachable'] === true) return { kind: 'system', errorCode: TIMED_OUT }
  if (isJsonObject(answer['json'])) return { kind: 'json', body: answer['json'] }
  if (typeof answer['code'] === 'string') {
    return { kind: 'refused', code: answer['code'], message: textOf(answer['message']) }
  }
  if (typeof answer['errcode'] === 'number') {
    return { kind: 'json', body: { errcode: answer['errcode'], errmsg: textOf(answer['errmsg']) } }
  }
  throw new HttpError(
    400,
    'INVALID_PARAM',
    'an answer is {errcode, errmsg}, {json}, {unreachable: true} or {code, message}',
  )
}
