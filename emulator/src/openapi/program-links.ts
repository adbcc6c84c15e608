import { randomBytes } from 'node:crypto'
import type { Records } from './records'
import { RecordsOf } from './records'

/** A code or link that opens the mini-program. */
export interface ProgramLink {
  /** The interface that made it. */
  readonly api: string
  readonly page: string
  /** `scene` for a code without limit, `query` for all others; as given. */
  readonly scene?: string
  readonly query?: string
  readonly envVersion: string
  /** What a scanner reads, or what is opened. */
  readonly url: string
  /** The emulator's time, ms. */
  readonly at: number
  /** The emulator's time, ms, where it ends. */
  readonly expiresAt?: number
}

const KEPT_LINKS = 1000
const LIMITED = 'limited'

/** Every code and link that was made, and the address each of them stands for. */
export class ProgramLinks {
  private readonly links: RecordsOf<ProgramLink>
  private readonly counts: RecordsOf<number>

  constructor(
    records: Records,
    private readonly origin: string,
    private readonly now: () => number,
  ) {
    this.links = new RecordsOf(records, 'program-link')
    this.counts = new RecordsOf(records, 'code-count')
  }

  add(link: Omit<ProgramLink, 'at'>): void {
    this.links.put(randomBytes(12).toString('hex'), { ...link, at: this.now() })
    this.links.trim(KEPT_LINKS)
  }

  /** Notes one more of the codes that a program has only so many of, and answers how many there are. */
  countLimitedCode(): number {
    const count = (this.counts.find(LIMITED) ?? 0) + 1
    this.counts.put(LIMITED, count)
    return count
  }

  /** `<origin>/?page=…&scene=…&env_version=…`: opens the program where the emulator serves its h5 build. */
  addressOf(parameters: { readonly [name: string]: string }): string {
    return `${this.origin}/?${new URLSearchParams(parameters).toString()}`
  }

  /** Oldest first. */
  list(): ProgramLink[] {
    return this.links.list()
  }
}

const ENV_VERSIONS = ['release', 'trial', 'develop']

/** The version of the program that an argument names: release when absent, undefined when there is none such. */
export function envVersionOf(value: unknown): string | undefined {
  return ENV_VERSIONS.find((version) => version === (value ?? 'release'))
}
