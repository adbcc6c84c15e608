import type { Signer } from '../server/signer'

export type LinkKind = 'files' | 'upload'

/** Milliseconds a temporary link is good for when nothing else is asked: 10 minutes, as private files on the platform. */
export const LINK_LIFETIME_MS = 10 * 60 * 1000

export interface LinkOptions {
  readonly signer: Signer
  /** The emulator's time, ms: a moved clock lets links expire. */
  readonly now: () => number
  /** Address of the server, without a slash at the end. */
  readonly origin: string
}

/** Makes and checks links to single files: `/<kind>/<expiry>.<signature>/<path in base64url>/<name>`. */
export class Links {
  constructor(private readonly options: LinkOptions) {}

  create(kind: LinkKind, path: string, lifetimeMs: number = LINK_LIFETIME_MS): string {
    const expiry = (this.options.now() + lifetimeMs).toString(36)
    const signature = this.options.signer.sign(kind, `${expiry}\n${path}`)
    // The SDK encodes a link once more before it downloads: only characters that need no encoding are used.
    const name = (path.split('/').pop() ?? '').replace(/[^\w.-]/g, '_')
    const place = Buffer.from(path).toString('base64url')
    return `${this.options.origin}/${kind}/${expiry}.${signature}/${place}/${name}`
  }

  /** The cloud path a link is good for, or why it is not. */
  check(
    kind: LinkKind,
    { grant, place }: { grant: string; place: string },
  ): { path: string } | { refused: string } {
    const [expiry = '', signature = ''] = grant.split('.')
    const path = Buffer.from(place, 'base64url').toString()
    if (!this.options.signer.verify(kind, `${expiry}\n${path}`, signature))
      return { refused: 'the link is not valid' }
    if (parseInt(expiry, 36) < this.options.now()) return { refused: 'the link has expired' }
    return { path }
  }

  /** Whether a URL is a download link of this server, good or not. */
  isOwn(url: string): boolean {
    return url.startsWith(`${this.options.origin}/files/`)
  }

  /** The cloud path of one of this server's own valid download links, or undefined. */
  pathOfUrl(url: string): string | undefined {
    const match = /\/files\/([^/]+)\/([^/]+)\//.exec(url)
    if (!match || !this.isOwn(url)) return undefined
    const checked = this.check('files', { grant: match[1] ?? '', place: match[2] ?? '' })
    return 'path' in checked ? checked.path : undefined
  }
}
