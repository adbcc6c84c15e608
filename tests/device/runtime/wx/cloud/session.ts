import { Failure } from '../call'
import { textOf, type HttpReply, type HttpRequest, type Progress, type Wire } from '../http'

interface Person {
  readonly emulatorUrl: string
  readonly openid: string
}

/** Calls to the emulator in the name of whoever holds the phone, as WeChat vouches for its user. */
export class CloudSession {
  private token: Promise<string> | null = null

  constructor(
    private readonly wire: Wire,
    private readonly person: Person,
  ) {}

  /**
   * Any exchange with the emulator, with the person's pass.
   * @throws Failure when the network does not carry it; a status is for the caller to judge.
   */
  async send(path: string, request: Omit<HttpRequest, 'url'>): Promise<HttpReply> {
    const authorization = `Bearer ${await this.signIn()}`
    const headers = { 'content-type': 'application/json', ...request.headers, authorization }
    return this.wire.exchange({ ...request, headers, url: this.person.emulatorUrl + path }).reply
  }

  /** Posts JSON; throws a Failure with what the emulator says when it refuses. */
  async post(path: string, body: unknown): Promise<unknown> {
    const { status, bytes } = await this.send(path, { method: 'POST', body: JSON.stringify(body) })
    if (status >= 300) throw new Failure(textOf(bytes))
    return JSON.parse(textOf(bytes)) as unknown
  }

  /** A file by its temporary link, which needs no pass. */
  fetch(url: string, onProgress: (progress: Progress) => void): Promise<HttpReply> {
    return this.wire.exchange({ url, onProgress }).reply
  }

  private signIn(): Promise<string> {
    this.token ??= this.openSession().catch((error: unknown) => {
      this.token = null
      throw error
    })
    return this.token
  }

  private async openSession(): Promise<string> {
    const { emulatorUrl, openid } = this.person
    const body = JSON.stringify({ openid })
    const headers = { 'content-type': 'application/json' }
    const reply = await this.wire.exchange({ url: `${emulatorUrl}/session`, method: 'POST', headers, body })
      .reply
    if (reply.status >= 300) throw new Failure(`login failed: ${textOf(reply.bytes)}`)
    return (JSON.parse(textOf(reply.bytes)) as { token: string }).token
  }
}
