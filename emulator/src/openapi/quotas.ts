import type { ApiAnswer } from './service'
import { weChatAnswer } from './service'

interface Quota {
  readonly perMinute: number
  readonly errcode: number
  readonly errmsg: string
}

const MINUTE_MS = 60_000
const TOO_FAST = { errcode: 44_991, errmsg: 'reach max api minute frequence' }

/** What WeChat's documentation allows a program in a minute. */
const QUOTAS: { readonly [api: string]: Quota } = {
  'security.msgSecCheck': { perMinute: 4000, ...TOO_FAST },
  'security.mediaCheckAsync': { perMinute: 2000, ...TOO_FAST },
  'wxacode.getUnlimited': { perMinute: 5000, errcode: 45_009, errmsg: 'reach max api daily quota limit' },
}

/** Counts calls by the emulator's minute. */
export class Quotas {
  private minute = 0
  private readonly used = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** Counts one call; answers WeChat's refusal when the minute has had enough of them. */
  take(api: string): ApiAnswer | undefined {
    const quota = Object.hasOwn(QUOTAS, api) ? QUOTAS[api] : undefined
    if (!quota) return undefined
    const minute = Math.floor(this.now() / MINUTE_MS)
    if (minute !== this.minute) this.used.clear()
    this.minute = minute
    const used = (this.used.get(api) ?? 0) + 1
    this.used.set(api, used)
    return used > quota.perMinute ? weChatAnswer(quota.errcode, quota.errmsg) : undefined
  }

  reset(): void {
    this.used.clear()
  }
}
