import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { textOf } from '../server/body'
import type { Pages } from './pages'
import type { Records } from './records'
import { RecordsOf } from './records'
import type { ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import type { Subscriptions } from './subscriptions'
import { findBrokenField } from './template-fields'
import type { Templates } from './templates'
import { judgeText } from './verdicts'

/** A message a function sent, with WeChat's verdict. */
export interface SentMessage {
  /** The emulator's time, ms. */
  readonly at: number
  readonly touser: string
  readonly template: string
  /** Title of the template where it is declared. */
  readonly title?: string | undefined
  readonly page: string
  /** developer, trial or formal: which version of the program the message opens. */
  readonly state: string
  readonly lang: string
  readonly data: unknown
  readonly result: { readonly errcode: number; readonly errmsg: string }
}

export interface SubscribeMessagesOptions {
  readonly records: Records
  readonly subscriptions: Subscriptions
  readonly templates: Templates
  readonly pages: Pages
  readonly now: () => number
}

type Verdict = [errcode: number, errmsg: string]

const KEPT_MESSAGES = 10_000
/** Real milliseconds that one delivery takes; a second one to the same person meanwhile is refused (43108). */
const DELIVERY_MS = 5
const STATES = ['developer', 'trial', 'formal']
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/** subscribeMessage.send with its ledger of agreed messages. */
export class SubscribeMessages {
  private readonly delivering = new Set<string>()
  private readonly messages: RecordsOf<SentMessage>

  constructor(private readonly options: SubscribeMessagesOptions) {
    this.messages = new RecordsOf(options.records, 'message')
  }

  readonly api = async (args: ApiArguments): Promise<ApiAnswer> => {
    const { templates, now } = this.options
    const [errcode, errmsg] = await this.send(args)
    const template = textOf(args['template_id'])
    this.messages.put(randomUUID(), {
      at: now(),
      touser: textOf(args['touser']),
      template,
      title: templates.find(template)?.title,
      page: textOf(args['page']),
      state: textOf(args['miniprogram_state'] ?? 'formal'),
      lang: textOf(args['lang'] ?? 'zh_CN'),
      data: args['data'],
      result: { errcode, errmsg },
    })
    this.messages.trim(KEPT_MESSAGES)
    return weChatAnswer(errcode, errmsg)
  }

  /** Messages sent and refused, oldest first. */
  list(): SentMessage[] {
    return this.messages.list()
  }

  private async send(args: ApiArguments): Promise<Verdict> {
    const touser = textOf(args['touser'])
    const template = textOf(args['template_id'])
    const refusal = this.refuse(args, touser, template)
    if (refusal) return refusal
    if (this.delivering.has(touser)) return [43108, 'concurrent sends to the same user']
    this.delivering.add(touser)
    await pause(DELIVERY_MS)
    this.delivering.delete(touser)
    if (!this.options.subscriptions.spend(touser, template)) return [43101, 'user refuse to accept the msg']
    return [0, 'ok']
  }

  private refuse(args: ApiArguments, touser: string, template: string): Verdict | undefined {
    if (touser === '') return [40003, 'invalid openid']
    if (!this.options.templates.isKnown(template)) return [40037, 'invalid template_id']
    if (!isOneOf(STATES, args['miniprogram_state']))
      return [47003, 'argument invalid! miniprogram_state invalid']
    if (!isOneOf(LANGUAGES, args['lang'])) return [47003, 'argument invalid! lang invalid']
    const page = textOf(args['page'])
    if (page !== '' && !this.options.pages.isKnown(page.split('?')[0] ?? '')) return [41030, 'invalid page']
    const broken = findBrokenField(args['data'], this.options.templates.find(template))
    if (broken !== undefined) return [47003, broken]
    const isRisky = judgeText(JSON.stringify(args['data'])).suggest === 'risky'
    return isRisky ? [45168, 'hit sensitive word'] : undefined
  }
}

/** Whether an optional argument is absent or one of the values. */
function isOneOf(values: readonly string[], value: unknown): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && values.includes(value))
}
