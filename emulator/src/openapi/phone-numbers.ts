import { createHash, randomBytes } from 'node:crypto'
import { textOf } from '../server/body'
import { HttpError } from '../server/http-error'
import type { Records } from './records'
import { RecordsOf } from './records'
import type { ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'

/** A code as the getPhoneNumber button gives it. */
export interface PhoneCode {
  readonly code: string
  readonly openid: string
  readonly phoneNumber: string
  /** The emulator's time, ms. */
  readonly at: number
  readonly isUsed: boolean
}

export interface PhoneNumbersOptions {
  readonly records: Records
  readonly appId: string
  readonly now: () => number
}

const KEPT_CODES = 1000
const CODE_VALID_MS = 5 * 60 * 1000
const DEFAULT_COUNTRY = '86'

/** The button open-type="getPhoneNumber" and phonenumber.getPhoneNumber behind it. */
export class PhoneNumbers {
  private readonly codes: RecordsOf<PhoneCode>
  private readonly numbers: RecordsOf<string>

  constructor(private readonly options: PhoneNumbersOptions) {
    this.codes = new RecordsOf(options.records, 'phone-code')
    this.numbers = new RecordsOf(options.records, 'phone-number')
  }

  /**
   * Sets the number of a person, for example `13800000000` or `+852 51234567`.
   *
   * @throws HttpError 400 INVALID_PARAM
   */
  setNumber(openid: string, phoneNumber: unknown): void {
    if (typeof phoneNumber !== 'string' || !/^(\+\d{1,4} )?\d{5,14}$/.test(phoneNumber)) {
      throw new HttpError(400, 'INVALID_PARAM', 'a phone number is digits, or +<country> and digits')
    }
    this.numbers.put(openid, phoneNumber)
  }

  /** Stands for a tap on the button: a code that is good for one exchange within five minutes. */
  createCode(openid: string): PhoneCode {
    const code: PhoneCode = {
      code: randomBytes(32).toString('hex'),
      openid,
      phoneNumber: this.numberOf(openid),
      at: this.options.now(),
      isUsed: false,
    }
    this.codes.put(code.code, code)
    this.codes.trim(KEPT_CODES)
    return code
  }

  /** phonenumber.getPhoneNumber. */
  readonly api = (args: ApiArguments): ApiAnswer => {
    const code = this.codes.find(textOf(args['code']))
    if (!code || code.isUsed || this.options.now() - code.at > CODE_VALID_MS)
      return weChatAnswer(40029, 'invalid code')
    if (args['openid'] !== undefined && args['openid'] !== code.openid)
      return weChatAnswer(40003, 'invalid openid')
    this.codes.put(code.code, { ...code, isUsed: true })
    return weChatAnswer(0, 'ok', { phone_info: this.describe(code.phoneNumber, code.at) })
  }

  /** What WeChat tells of a person's number: in answers of the interface and behind a cloudID. */
  describe(phoneNumber: string, at: number): object {
    const match = /^\+(\d+) (.+)$/.exec(phoneNumber)
    const purePhoneNumber = match?.[2] ?? phoneNumber
    const countryCode = match?.[1] ?? DEFAULT_COUNTRY
    return {
      phoneNumber: countryCode === DEFAULT_COUNTRY ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`,
      purePhoneNumber,
      countryCode,
      watermark: { timestamp: Math.floor(at / 1000), appid: this.options.appId },
    }
  }

  /** The number that was set, or one derived from the openid; 140 is no prefix of a person's number. */
  numberOf(openid: string): string {
    const derived = createHash('sha256').update(openid).digest().readUInt32BE(0) % 100_000_000
    return this.numbers.find(openid) ?? `140${String(derived).padStart(8, '0')}`
  }

  /** Codes, oldest first, and how many were exchanged: each exchange costs money on the platform. */
  list(): { readonly codes: PhoneCode[]; readonly exchanged: number } {
    const codes = this.codes.list()
    return { codes, exchanged: codes.filter(({ isUsed }) => isUsed).length }
  }
}
