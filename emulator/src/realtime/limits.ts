/** Limits of the realtime service; tests set smaller ones. Times in real milliseconds, sizes in bytes. */
export interface RealtimeLimits {
  readonly connections: number
  readonly watchesPerConnection: number
  /** Watches in all, those that wait for their client to come back included. */
  readonly watches: number
  /** Largest frame of a client. */
  readonly frameBytes: number
  /** A client that has more than this waiting unread is cut off. */
  readonly unsentBytes: number
  /** A connection that has not logged in by then is closed. */
  readonly loginTime: number
  /** The server pings this often; a client silent for three of them is gone. */
  readonly pingInterval: number
  /** How long a watch waits for its client after the connection was lost. */
  readonly resumeTime: number
  /** Events kept for a client that comes back. */
  readonly keptEvents: number
  readonly keptBytes: number
}

/**
 * The official client tries 5 times, 10 s apart, to come back, and pings after 10 s of silence: a watch waits
 * for two minutes.
 */
export const DEFAULT_LIMITS: RealtimeLimits = {
  connections: 200,
  watchesPerConnection: 100,
  watches: 1_000,
  frameBytes: 256 * 1024,
  unsentBytes: 8 * 1024 * 1024,
  loginTime: 10_000,
  pingInterval: 15_000,
  resumeTime: 120_000,
  keptEvents: 1_000,
  keptBytes: 1024 * 1024,
}
