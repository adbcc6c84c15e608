import { randomUUID } from 'node:crypto'
import type { LastSeen } from './msg-sec-check'
import { refuseCheck } from './msg-sec-check'
import type { ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import type { Verdict } from './verdicts'
import { judgeMedia } from './verdicts'

export interface MediaCheck {
  readonly traceId: string
  readonly openid: string
  readonly mediaUrl: string
  state: 'waiting' | 'pushed'
}

/** What lies behind a link: the name always, the bytes where the link is the emulator's own; `failed` when it is good no more. */
export type Download = (url: string) => Promise<{ name: string; bytes?: Buffer } | 'failed'>

/** A message push as WeChat sends it. */
export interface PushedEvent {
  readonly [field: string]: unknown
}

export interface MediaCheckOptions {
  readonly appId: string
  readonly now: () => number
  readonly lastSeen: LastSeen
  readonly download: Download
  /** Delivers the event to the function that receives wxa_media_check. */
  readonly push: (event: PushedEvent) => Promise<void>
  /** Real milliseconds until the result is pushed by itself. */
  readonly delayMs: number
}

const DOWNLOAD_FAILED = -1008

/** security.mediaCheckAsync: answers a trace id at once and pushes the verdict later. */
export class MediaChecks {
  private readonly checks = new Map<string, MediaCheck>()
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private readonly underWay = new Set<Promise<void>>()

  constructor(private readonly options: MediaCheckOptions) {}

  readonly api = (args: ApiArguments): ApiAnswer => {
    const refusal = refuseCheck(args, this.options.lastSeen, this.options.now())
    if (refusal) return refusal
    const mediaUrl = args['media_url']
    if (typeof mediaUrl !== 'string' || !/^https?:/.test(mediaUrl))
      return weChatAnswer(40004, 'invalid media url')
    if (![1, 2].includes(Number(args['media_type']))) return weChatAnswer(40004, 'invalid media type')
    const traceId = randomUUID()
    this.checks.set(traceId, { traceId, openid: String(args['openid']), mediaUrl, state: 'waiting' })
    const timer = setTimeout(() => void this.deliver(traceId), this.options.delayMs)
    this.timers.set(traceId, timer.unref())
    return weChatAnswer(0, 'ok', { trace_id: traceId })
  }

  list(): MediaCheck[] {
    return [...this.checks.values()]
  }

  /**
   * Pushes the result of one check now, or of all that wait when no id is given, and waits until every push has
   * arrived; a verdict replaces the judged
   * one. A check already pushed is pushed again when named, as WeChat may do. Returns the trace ids pushed.
   */
  async force(traceId: string | undefined, verdict?: Verdict): Promise<string[]> {
    const waiting = this.list()
      .filter((check) => check.state === 'waiting')
      .map((check) => check.traceId)
    const chosen = traceId === undefined ? waiting : [traceId].filter((id) => this.checks.has(id))
    for (const id of chosen) await this.deliver(id, verdict)
    await Promise.all(this.underWay)
    return chosen
  }

  reset(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
    this.checks.clear()
  }

  private async deliver(traceId: string, verdict?: Verdict): Promise<void> {
    const check = this.checks.get(traceId)
    if (!check) return
    clearTimeout(this.timers.get(traceId))
    this.timers.delete(traceId)
    check.state = 'pushed'
    const push = this.describe(check, verdict).then((event) => this.options.push(event))
    this.underWay.add(push)
    await push.finally(() => this.underWay.delete(push))
  }

  private async describe({ traceId, openid, mediaUrl }: MediaCheck, given?: Verdict): Promise<PushedEvent> {
    const head = {
      ToUserName: 'gh_emulator',
      FromUserName: openid,
      CreateTime: Math.floor(this.options.now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: this.options.appId,
      trace_id: traceId,
      version: 2,
    }
    const verdict = given ?? (await this.judge(mediaUrl))
    if (verdict === 'failed')
      return { ...head, errcode: DOWNLOAD_FAILED, errmsg: 'download failed', detail: [] }
    const { suggest, label } = verdict
    const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }]
    return { ...head, errcode: 0, errmsg: 'ok', result: { suggest, label }, detail }
  }

  private async judge(mediaUrl: string): Promise<Verdict | 'failed'> {
    const media = await this.options.download(mediaUrl)
    return media === 'failed' ? 'failed' : judgeMedia(media.name, media.bytes)
  }
}
