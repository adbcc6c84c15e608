import type { Api, ApiAnswer } from './service'
import { weChatAnswer } from './service'
import type { Judge } from './verdicts'

const MAX_TEXT_BYTES = 500 * 1024
const MAX_IMAGE_BYTES = 1024 * 1024

/** Version 1 of the checks knows two answers: fine, or not. */
function verdictAnswer(suggest: string): ApiAnswer {
  return suggest === 'pass' ? weChatAnswer(0, 'ok') : weChatAnswer(87014, 'risky content')
}

/** security.msgSecCheck, version 1: no person, no scene, up to 500 KB. */
export function checkTextVersion1(content: string, judge: Judge): ApiAnswer {
  if (Buffer.byteLength(content) > MAX_TEXT_BYTES) return weChatAnswer(45002, 'content size out of limit')
  return verdictAnswer(judge.text(content).suggest)
}

/** security.imgSecCheck: a picture of at most 1 MB, judged at once. */
export function imgSecCheck(judge: Judge): Api {
  return ({ media }) => {
    if (!(media instanceof Uint8Array) || media.length === 0) return weChatAnswer(41005, 'media data missing')
    if (media.length > MAX_IMAGE_BYTES) return weChatAnswer(40006, 'invalid media size')
    return verdictAnswer(judge.media('', Buffer.from(media)).suggest)
  }
}

/** Whether a request means version 1: it names none, or 1. */
export function isVersion1(version: unknown): boolean {
  return version === undefined || version === 1
}
