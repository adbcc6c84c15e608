import { HttpError } from './http-error'
import type { Signer } from './signer'

const OPENID = /^[A-Za-z][\w-]{5,63}$/

/** Who is signed in, and when each person was last seen. */
export class Sessions {
  private readonly seen = new Map<string, number>()

  constructor(
    private readonly signer: Signer,
    private readonly now: () => number,
  ) {}

  /**
   * A token for a person.
   *
   * @throws HttpError 400 INVALID_PARAM when the openid is not of the form `^[A-Za-z][\w-]{5,63}$`: an openid
   * of digits only would reach functions as a number, which real ones never do.
   */
  open(openid: unknown): string {
    if (typeof openid !== 'string' || !OPENID.test(openid)) {
      throw new HttpError(
        400,
        'INVALID_PARAM',
        'openid must be a letter followed by 5 to 63 letters, digits, _ or -',
      )
    }
    this.seen.set(openid, this.now())
    return `${openid}.${this.signer.sign('session', openid)}`
  }

  /**
   * The person an Authorization header stands for; also notes that the person is here now.
   *
   * @throws HttpError 401 UNAUTHENTICATED
   */
  require(authorization: string | undefined): string {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? ''
    const dot = token.indexOf('.')
    const openid = token.slice(0, Math.max(dot, 0))
    if (openid === '' || !this.signer.verify('session', openid, token.slice(dot + 1))) {
      throw new HttpError(401, 'UNAUTHENTICATED', 'no session: ask POST /session for a token')
    }
    this.seen.set(openid, this.now())
    return openid
  }

  /** When the person was last seen (the emulator's time, ms), or undefined. */
  lastSeen(openid: string): number | undefined {
    return this.seen.get(openid)
  }
}
