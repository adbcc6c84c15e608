/** How many messages of each template a person has agreed to receive. */
export class Subscriptions {
  private readonly credits = new Map<string, number>()

  /** Sets the number of messages; a negative number is without limit (a long-term subscription). */
  set(openid: string, templateId: string, credits: number): void {
    this.credits.set(key(openid, templateId), credits)
  }

  /** One more agreed message, as each accept of a one-time template gives. */
  accept(openid: string, templateId: string): void {
    const now = this.get(openid, templateId)
    if (now >= 0) this.set(openid, templateId, now + 1)
  }

  get(openid: string, templateId: string): number {
    return this.credits.get(key(openid, templateId)) ?? 0
  }

  /** Takes one message; false when the person has agreed to none. */
  spend(openid: string, templateId: string): boolean {
    const now = this.get(openid, templateId)
    if (now === 0) return false
    if (now > 0) this.set(openid, templateId, now - 1)
    return true
  }

  list(): { openid: string; templateId: string; credits: number }[] {
    return [...this.credits].map(([pair, credits]) => {
      const [openid = '', templateId = ''] = pair.split('\n')
      return { openid, templateId, credits }
    })
  }

  reset(): void {
    this.credits.clear()
  }
}

function key(openid: string, templateId: string): string {
  return `${openid}\n${templateId}`
}
