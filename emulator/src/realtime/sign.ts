import type { Signer } from '../server/signer'
import { RealtimeError } from './frames'

/** Time in which a client must log in with its signature (ms); the official client reckons with the same. */
const SIGN_TIME = 60_000
const SECRET_VERSION = 1

/** The answer to `auth.wsWebSign`. */
export interface RealtimeSign {
  readonly wsUrl: string
  readonly signStr: string
  readonly secretVersion: number
  readonly envId: string
  /** Milliseconds since the epoch, by the emulator's clock. */
  readonly expiredTs: number
}

export interface RealtimeSignOptions {
  readonly signer: Signer
  /** The emulator's clock, ms. */
  readonly now: () => number
  readonly envId: string
  readonly wsUrl: string
}

/** Signs people in to the WebSocket, which carries no Authorization header. */
export class RealtimeSigns {
  constructor(private readonly options: RealtimeSignOptions) {}

  get envId(): string {
    return this.options.envId
  }

  issue(openid: string): RealtimeSign {
    const { signer, now, envId, wsUrl } = this.options
    const expiredTs = now() + SIGN_TIME
    const text = `${openid}.${expiredTs}`
    const signStr = `${text}.${signer.sign('realtime', text)}`
    return { wsUrl, signStr, secretVersion: SECRET_VERSION, envId, expiredTs }
  }

  /**
   * The person a signature stands for.
   *
   * @throws RealtimeError SIGN_PARAM_INVALID, SIGN_INVALID_ERROR or SIGN_EXPIRED_ERROR
   */
  verify(signStr: unknown, secretVersion: unknown): string {
    const parts = typeof signStr === 'string' ? signStr.split('.') : []
    const [openid, expires, signature] = parts
    if (openid === undefined || expires === undefined || signature === undefined || parts.length !== 3) {
      throw new RealtimeError('SIGN_PARAM_INVALID', 'exMsgData.signStr is not a signature of realtime-sign')
    }
    if (secretVersion !== SECRET_VERSION) {
      throw new RealtimeError('SIGN_PARAM_INVALID', `secretVersion is ${SECRET_VERSION}`)
    }
    if (!this.options.signer.verify('realtime', `${openid}.${expires}`, signature)) {
      throw new RealtimeError('SIGN_INVALID_ERROR', 'the signature is not of this emulator')
    }
    if (Number(expires) <= this.options.now()) {
      throw new RealtimeError('SIGN_EXPIRED_ERROR', 'the signature has expired: ask for a new one')
    }
    return openid
  }
}
