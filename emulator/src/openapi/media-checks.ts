import { randomUUID } from 'node:crypto'
import { describeVerdict } from './media-events'
import type { LastSeen } from './msg-sec-check'
import { refuseCheck } from './msg-sec-check'
import { isVersion1 } from './older-checks'
import type { Records } from './records'
import { RecordsOf } from './records'
import type { ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'
import type { Judge, Verdict } from './verdicts'

export interface MediaCheck {
  readonly traceId: string
  /** Absent in checks of version 1. */
  readonly openid?: string
  readonly mediaUrl: string
  readonly version: 1 | 2
  readonly state: 'waiting' | 'pushed'
}

/** What lies behind a link: the name always, the bytes where the link is the emulator's own; `failed` when it is good no more. */
export type Download = (url: string) => Promise<{ name: string; bytes?: Buffer } | 'failed'>

/** A message push as WeChat sends it. */
export interface PushedEvent {
  readonly [field: string]: unknown
}

export interface MediaCheckOptions {
  readonly records: Records
  readonly appId: string
  readonly now: () => number
  readonly lastSeen: LastSeen
  readonly download: Download
  readonly judge: Judge
  /** Delivers the event to the function that receives wxa_media_check. */
  readonly push: (event: PushedEvent) => Promise<void>
  /** Real milliseconds until the result is pushed by itself. */
  readonly delayMs: number
}

const KEPT_CHECKS = 10_000
const MAX_MEDIA_BYTES = 10 * 1024 * 1024

/** security.mediaCheckAsync: answers a trace id at once and pushes the verdict later. */
export class MediaChecks {
  private readonly checks: RecordsOf<MediaCheck>
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private readonly underWay = new Map<string, Promise<void>>()
  private isStopped = false

  constructor(private readonly options: MediaCheckOptions) {
    this.checks = new RecordsOf(options.records, 'media-check')
  }

  /** Takes up the checks that waited when the emulator was stopped. */
  resume(): void {
    for (const { traceId } of this.waiting()) this.schedule(traceId)
  }

  readonly api = (args: ApiArguments): ApiAnswer => {
    const version = isVersion1(args['version']) ? 1 : 2
    const refusal = version === 1 ? undefined : refuseCheck(args, this.options.lastSeen, this.options.now())
    if (refusal) return refusal
    const mediaUrl = args['media_url']
    if (typeof mediaUrl !== 'string' || !/^https?:/.test(mediaUrl))
      return weChatAnswer(40004, 'invalid media url')
    if (![1, 2].includes(Number(args['media_type']))) return weChatAnswer(40004, 'invalid media type')
    const traceId = randomUUID()
    const person = version === 2 ? { openid: String(args['openid']) } : {}
    this.checks.put(traceId, { traceId, ...person, mediaUrl, version, state: 'waiting' })
    this.checks.trim(KEPT_CHECKS)
    this.schedule(traceId)
    return weChatAnswer(0, 'ok', { trace_id: traceId })
  }

  list(): MediaCheck[] {
    return this.checks.list()
  }

  /**
   * Pushes the result of one check now, or of all that wait when no id is given, and waits until every push has
   * arrived; a verdict replaces the judged one. A check already pushed is pushed again when named, as WeChat may
   * do. Returns the trace ids pushed.
   */
  async force(traceId: string | undefined, verdict?: Verdict): Promise<string[]> {
    await Promise.all(this.underWay.values())
    const chosen =
      traceId === undefined
        ? this.waiting()
        : [this.checks.find(traceId)].filter((check) => check !== undefined)
    for (const check of chosen) await this.deliver(check.traceId, verdict)
    return chosen.map((check) => check.traceId)
  }

  /** Nothing is pushed by itself any more; what waits is pushed after the next start. */
  stop(): void {
    this.isStopped = true
    this.cancel()
  }

  /** Forgets what waits. */
  cancel(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
  }

  private schedule(traceId: string): void {
    const timer = setTimeout(() => void this.deliver(traceId), this.options.delayMs)
    this.timers.set(traceId, timer.unref())
  }

  private waiting(): MediaCheck[] {
    return this.list().filter(({ state }) => state === 'waiting')
  }

  /** A check counts as pushed once its push has arrived: one that a stop interrupts is pushed again later. */
  private async deliver(traceId: string, verdict?: Verdict): Promise<void> {
    clearTimeout(this.timers.get(traceId))
    this.timers.delete(traceId)
    const check = this.checks.find(traceId)
    if (!check) return
    const push = this.describe(check, verdict).then((event) => this.options.push(event))
    this.underWay.set(traceId, push)
    await push.finally(() => this.underWay.delete(traceId))
    const isWanted = !this.isStopped && this.checks.find(traceId) !== undefined
    if (isWanted) this.checks.put(traceId, { ...check, state: 'pushed' })
  }

  private async describe(check: MediaCheck, given?: Verdict): Promise<PushedEvent> {
    const verdict = given ?? (await this.judge(check.mediaUrl))
    return describeVerdict(check, verdict, { appId: this.options.appId, now: this.options.now() })
  }

  private async judge(mediaUrl: string): Promise<Verdict | 'failed'> {
    const media = await this.options.download(mediaUrl)
    if (media === 'failed' || (media.bytes?.length ?? 0) > MAX_MEDIA_BYTES) return 'failed'
    return this.options.judge.media(media.name, media.bytes)
  }
}
