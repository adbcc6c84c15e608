import type { Records } from './records'
import { RecordsOf } from './records'

/** How many messages of a template a person has agreed to receive. */
export interface Credit {
  readonly openid: string
  readonly templateId: string
  /** -1 is without limit, as with long-term templates. */
  readonly credits: number
}

/** The ledger of agreed messages, per person and template. */
export class Subscriptions {
  private readonly credits: RecordsOf<Credit>

  constructor(records: Records) {
    this.credits = new RecordsOf(records, 'credit')
  }

  /** Sets the number of messages; a negative number is without limit. */
  set(openid: string, templateId: string, credits: number): void {
    this.credits.put(key(openid, templateId), { openid, templateId, credits })
  }

  /** One more agreed message, as each accept of a one-time template gives; a long-term one has no limit. */
  accept(openid: string, templateId: string, isLongTerm: boolean): void {
    const now = this.get(openid, templateId)
    if (isLongTerm) this.set(openid, templateId, -1)
    else if (now >= 0) this.set(openid, templateId, now + 1)
  }

  get(openid: string, templateId: string): number {
    return this.credits.find(key(openid, templateId))?.credits ?? 0
  }

  /** Takes one message; false when the person has agreed to none. */
  spend(openid: string, templateId: string): boolean {
    const now = this.get(openid, templateId)
    if (now === 0) return false
    if (now > 0) this.set(openid, templateId, now - 1)
    return true
  }

  list(): Credit[] {
    return this.credits.list()
  }
}

function key(openid: string, templateId: string): string {
  return `${openid}\n${templateId}`
}
