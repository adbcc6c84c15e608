import { CONSENT } from '../../../domain/identity/consent'
import { noOpenid, type Person } from '../../../domain/identity/person'
import { ERASE_WORD } from '../../../domain/identity/privacy'
import { personOf } from '../world'
import { says, type Samples } from './sample'

/** Somebody of 一网格 whose home waits to be verified, with a number of their own. */
export const newcomer = (id: string, changes: Partial<Person> = {}): Person => ({
  ...personOf('wisher'),
  ...{ _id: id, openid: noOpenid(id), name: '秦晓', householdId: `h-${id}` },
  residence: { state: 'pending', since: Date.now(), by: null, reason: null },
  ...changes,
})

export const privacySamples: Samples = {
  'identity.privacy.agree': says('wisher', { version: CONSENT }),
  'identity.privacy.looks': says('wisher', { after: null }),
  'identity.privacy.mine': says('wisher', { after: null }),
  'identity.privacy.correct': says('wisher', { name: '周桂兰儿', note: '名字写错了' }),
  'identity.privacy.erase': { ...says('outsider', { confirm: ERASE_WORD }), endsCaller: true },
  'identity.privacy.reveal': {
    who: 'gridWorker',
    stored: (id) => ({ people: [newcomer(id)] }),
    input: (id) => ({ personId: id, reason: 'verify', note: '上门没有人，想打电话约时间' }),
  },
  'identity.privacy.answerCorrection': {
    who: 'gridWorker',
    stored: (id) => ({
      people: [newcomer(id, { correction: { name: '秦小', door: null, note: '写错了', at: 1 } })],
    }),
    input: (id) => ({ personId: id, version: 1, agree: true, note: '看过户口本' }),
  },
  'identity.privacy.retention': says('administrator'),
}
