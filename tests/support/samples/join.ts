import { CONSENT } from '../../../domain/identity/consent'
import { noOpenid, type Person } from '../../../domain/identity/person'
import { callers, personOf } from '../world'
import { says, type Samples } from './sample'

const NEVER = 9_999_999_999_999

/** What somebody says who is known nowhere yet. */
export const statement = {
  name: '秦小雨',
  building: 'b1',
  room: '901',
  relation: 'owner',
  isFourteen: true,
  phone: null,
  consent: CONSENT,
} as const

/** A child of the wisher's household. */
export const childOf = (id: string): Person => ({
  ...personOf('wisher'),
  ...{ _id: id, openid: noOpenid(id), name: '周小宝', relation: 'child', childUntil: NEVER },
  ...{ contact: null, phoneMark: null, phoneTail: null, phoneProof: null, consent: null },
})

export const joinSamples: Samples = {
  'identity.join.buildings': says('stranger', { text: '锦绣花园' }),
  'identity.join.building': says('stranger', { building: 'b1' }),
  'identity.join.around': says('stranger', { longitude: 120.001, latitude: 30.001 }),
  'identity.join.under': says('stranger', { org: 'g1' }),
  'identity.join.mine': says('wisher'),
  'identity.join.ask': says('stranger', statement),
  'identity.join.phone': says('wisher', { phone: { by: 'typed', number: '13900001111' } }),
  'identity.join.household': says('wisher'),
  'identity.join.child': says('wisher', { name: '周小宝', birthday: '2020-05-01' }),
  'identity.join.represent': {
    ...says('neighbour'),
    touches: callers.map((who) => personOf(who).householdId),
  },
  'identity.join.handOver': { ...says('wisher', { to: 'daughter' }), touches: ['h1'] },
  'identity.join.moveOut': {
    who: 'wisher',
    stored: (id) => ({ people: [childOf(id)] }),
    input: (id) => ({ personId: id, version: 1 }),
  },
}
