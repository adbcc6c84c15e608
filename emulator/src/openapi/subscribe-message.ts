import { setTimeout as pause } from 'node:timers/promises'
import { textOf } from '../server/body'
import type { ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import type { Subscriptions } from './subscriptions'
import { findBrokenField } from './template-fields'

/** A message a function sent, with WeChat's verdict. */
export interface SentMessage {
  /** The emulator's time, ms. */
  readonly at: number
  readonly touser: string
  readonly template: string
  readonly page: string
  readonly data: unknown
  readonly result: { readonly errcode: number; readonly errmsg: string }
}

const KEPT_MESSAGES = 10_000
/** Real milliseconds that one delivery takes; a second one to the same person meanwhile is refused (43108). */
const DELIVERY_MS = 5

/** subscribeMessage.send with its ledger of agreed messages. */
export class SubscribeMessages {
  private readonly delivering = new Set<string>()
  private messages: SentMessage[] = []

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly now: () => number,
  ) {}

  readonly api = async (args: ApiArguments): Promise<ApiAnswer> => {
    const [errcode, errmsg] = await this.send(args)
    this.messages.push({
      at: this.now(),
      touser: textOf(args['touser']),
      template: textOf(args['template_id']),
      page: textOf(args['page']),
      data: args['data'],
      result: { errcode, errmsg },
    })
    if (this.messages.length > KEPT_MESSAGES) this.messages.shift()
    return weChatAnswer(errcode, errmsg)
  }

  /** Messages sent and refused, oldest first. */
  list(): readonly SentMessage[] {
    return this.messages
  }

  reset(): void {
    this.messages = []
  }

  private async send(args: ApiArguments): Promise<[number, string]> {
    const touser = textOf(args['touser'])
    if (touser === '') return [40003, 'invalid openid']
    if (textOf(args['template_id']) === '') return [40037, 'invalid template_id']
    const broken = findBrokenField(args['data'])
    if (broken !== undefined) return [47003, broken]
    if (this.delivering.has(touser)) return [43108, 'concurrent sends to the same user']
    this.delivering.add(touser)
    await pause(DELIVERY_MS)
    this.delivering.delete(touser)
    if (!this.subscriptions.spend(touser, textOf(args['template_id'])))
      return [43101, 'user refuse to accept the msg']
    return [0, 'ok']
  }
}
