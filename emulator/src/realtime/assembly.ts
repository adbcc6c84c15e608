import type { Clock } from '../clock'
import type { Signer } from '../server/signer'
import type { Database } from '../types'
import { WatchHub } from './hub'
import { DEFAULT_LIMITS, type RealtimeLimits } from './limits'
import type { Realtime } from './routes'
import { REALTIME_PATH, RealtimeServer } from './server'
import { RealtimeSigns } from './sign'
import type { WatchRules } from './watch-request'

export interface RealtimeParts {
  readonly database: Database
  readonly rules: WatchRules['rules']
  readonly signer: Signer
  readonly clock: Clock
  readonly envId: string
  /** Address of the HTTP server, without a slash at the end. */
  readonly origin: string
  readonly limits?: RealtimeLimits
  readonly warn: (message: string) => void
}

/** Builds the realtime service; `server.attach` opens it. */
export function assembleRealtime(parts: RealtimeParts): Realtime {
  const { database, rules, signer, clock, envId, origin, limits = DEFAULT_LIMITS, warn } = parts
  const now = (): number => clock.now()
  const hub = new WatchHub({ database, rules, now, limits })
  const wsUrl = origin.replace(/^http/, 'ws') + REALTIME_PATH
  const signs = new RealtimeSigns({ signer, now, envId, wsUrl })
  return { hub, signs, server: new RealtimeServer({ hub, signs, limits, warn }) }
}
