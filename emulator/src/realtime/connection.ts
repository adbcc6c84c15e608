import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { ServiceError } from '../types'
import { describeError, readFrame, RealtimeError, type ClientFrame, type ServerFrame } from './frames'
import type { WatchHub } from './hub'
import type { RealtimeLimits } from './limits'
import type { RealtimeSigns } from './sign'
import type { WatchClient } from './watched-query'

export interface ConnectionParts {
  readonly hub: WatchHub
  readonly signs: RealtimeSigns
  readonly limits: RealtimeLimits
  readonly warn: (message: string) => void
}

/** Close codes: of RFC 6455, and 3050 as the realtime client of @cloudbase/database 1.4.3 knows it. */
const CLOSE = { goingAway: 1001, onlyText: 1003, malformed: 1007, tooSlow: 1013, noLogin: 3050 } as const
const MISSED_PINGS = 3

/** One WebSocket of one person. */
export class Connection implements WatchClient {
  readonly id = randomUUID()
  private person: string | undefined
  private unanswered = 0
  private readonly loginDeadline: NodeJS.Timeout

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: ConnectionParts,
  ) {
    const { limits } = parts
    this.loginDeadline = setTimeout(() => this.close(CLOSE.noLogin, 'no LOGIN came'), limits.loginTime)
    this.loginDeadline.unref()
    socket.on('message', (data, isBinary) => this.receive(data, isBinary))
    socket.on('pong', () => (this.unanswered = 0))
    socket.on('close', () => this.closed())
    // The close that follows tells all there is to do.
    socket.on('error', (error) => parts.warn(`realtime: ${error.message}`))
  }

  /** Empty until the client has logged in. */
  get openid(): string {
    return this.person ?? ''
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  /** Bytes the client has not read yet. */
  get unsentBytes(): number {
    return this.socket.bufferedAmount
  }

  /** Sends a frame; a client that does not read what it was sent is cut off and may come back. */
  send(frame: ServerFrame): void {
    if (!this.isOpen) return
    const waiting = this.unsentBytes
    if (waiting > this.parts.limits.unsentBytes) {
      this.parts.warn(`realtime: a client of ${this.openid} reads too slowly and is cut off`)
      this.close(CLOSE.tooSlow, `too slow: ${waiting} bytes wait unread`)
      return
    }
    this.socket.send(JSON.stringify(frame))
  }

  /** Asks whether the client is there; one that has not answered for long is gone. */
  ping(): void {
    if (this.unanswered++ >= MISSED_PINGS) this.socket.terminate()
    else if (this.isOpen) this.socket.ping()
  }

  /** The emulator stops; answers when the connection is closed. */
  async goAway(): Promise<void> {
    const closed = new Promise((resolve) => this.socket.once('close', resolve))
    this.close(CLOSE.goingAway, 'the emulator stops')
    await closed
  }

  terminate(): void {
    this.socket.terminate()
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason)
    this.parts.hub.detach(this)
  }

  private closed(): void {
    clearTimeout(this.loginDeadline)
    this.parts.hub.detach(this)
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (!this.isOpen) return
    this.unanswered = 0
    if (isBinary) {
      this.close(CLOSE.onlyText, 'frames are JSON text')
      return
    }
    // A socket of the default binaryType hands over buffers.
    const frame = readFrame((data as Buffer).toString())
    if (frame) void this.answer(frame)
    else this.close(CLOSE.malformed, 'a frame is a JSON object with msgType')
  }

  private async answer(frame: ClientFrame): Promise<void> {
    try {
      await this.perform(frame)
    } catch (error) {
      const msgData = describeError(error)
      if (!(error instanceof RealtimeError || error instanceof ServiceError)) {
        this.parts.warn(`realtime: unexpected error at ${frame.msgType}: ${msgData.message}`)
      }
      this.send({ watchId: frame.watchId, requestId: frame.requestId, msgType: 'ERROR', msgData })
    }
  }

  private perform(frame: ClientFrame): Promise<void> | void {
    const { hub } = this.parts
    if (frame.msgType === 'PING') return this.reply(frame, 'PONG', null)
    if (frame.msgType === 'LOGIN') return this.login(frame)
    if (this.person === undefined) throw new RealtimeError('CHECK_LOGIN_FAILED', 'LOGIN comes first')
    switch (frame.msgType) {
      case 'INIT_WATCH':
        return hub.init(this, frame)
      case 'REBUILD_WATCH':
        return hub.rebuild(this, frame)
      case 'CHECK_LAST':
        return hub.check(this, frame)
      case 'CLOSE_WATCH':
        return hub.close(this, frame.watchId)
      default:
        throw new RealtimeError('SYS_ERR', `unknown msgType ${frame.msgType}`)
    }
  }

  private login(frame: ClientFrame): void {
    const { signs } = this.parts
    const { signStr, secretVersion } = frame.exMsgData
    const openid = signs.verify(signStr, secretVersion)
    const envId = frame.msgData['envId'] ?? ''
    if (envId !== '' && envId !== signs.envId) {
      throw new RealtimeError('INVALIID_ENV', `the environment is ${signs.envId}`)
    }
    if (this.person !== undefined && this.person !== openid) {
      throw new RealtimeError('CHECK_LOGIN_FAILED', 'the connection belongs to somebody else')
    }
    this.person = openid
    clearTimeout(this.loginDeadline)
    this.reply(frame, 'LOGIN_RES', { envId: signs.envId })
  }

  private reply({ requestId }: ClientFrame, msgType: 'PONG' | 'LOGIN_RES', msgData: object | null): void {
    this.send({ requestId, msgType, msgData })
  }
}
