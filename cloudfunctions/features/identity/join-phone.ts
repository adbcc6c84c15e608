import type { joinContract } from '../../../domain/identity/join-contract'
import { tailOf, type Contact, type Person, type PhoneProof } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { contactOf } from '../../kernel/contact'
import type { Context, Visit } from '../../kernel/context'
import { isReplay, noted } from '../../kernel/notes'
import { openapi } from '../../kernel/openapi'
import { contactSeal } from '../../kernel/settings'

type Join = Handlers<typeof joinContract, Context, Visit>
type Given = z.output<typeof joinContract.phone.input>['phone']

/** A phone number and whose word there is for it. */
export interface Phone {
  readonly number: string
  readonly proof: PhoneProof | null
}

export const phone: Join['phone'] = async ({ phone: given }, { known, ...call }) => {
  if (!known) throw new AppError('not_joined')
  const { _id, version } = known
  if (isReplay(known.keys, call)) return { id: _id }
  const found = await phoneFrom(given)
  const changes = { ...phoneFields(found, contactOf(known).address), version: version + 1, keys: noted(call) }
  if ((await people.update({ _id, version }, changes)) === 0) throw new AppError('conflict')
  return { id: _id }
}

/** WeChat's word for a number, or the number as typed, which nobody vouches for yet. A code is spent by this. */
export async function phoneFrom(given: Given | null): Promise<Phone | null> {
  if (given === null) return null
  return given.by === 'typed'
    ? { number: given.number, proof: null }
    : { number: await exchanged(given.code), proof: 'wechat' }
}

/** WeChat's answer to a code that is spent, too old or made up. */
const BAD_CODE = 40029

async function exchanged(code: string): Promise<string> {
  const { phoneInfo } = await openapi()
    .phonenumber.getPhoneNumber({ code })
    .catch((error: unknown) => {
      if ((error as { errCode?: number }).errCode !== BAD_CODE) console.warn('no phone number', error)
      throw new AppError('invalid', { fields: { phone: '没有取到手机号，请再点一次，或者自己填写' } })
    })
  const { purePhoneNumber, countryCode } = phoneInfo
  if (countryCode === '86' && /^1\d{10}$/.test(purePhoneNumber)) return purePhoneNumber
  throw new AppError('invalid', { fields: { phone: '只能用内地的手机号，请自己填写' } })
}

type PhoneFields = Pick<Person, 'contact' | 'phoneMark' | 'phoneTail' | 'phoneProof'>

/** The fields that hold a phone number and the address that is sealed with it. */
export function phoneFields(found: Phone | null, address: string): PhoneFields {
  const { seal, mark } = contactSeal()
  return {
    contact: seal({ phone: found?.number ?? '', address } satisfies Contact),
    phoneMark: found && mark('phone', found.number),
    phoneTail: found && mark('tail', tailOf(found.number)),
    phoneProof: found?.proof ?? null,
  }
}
