import { setImmediate } from 'node:timers'
import type { Store } from './store'

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes that arrive in one turn of the event loop are committed together, because a commit takes longer than most
 * writes, and each is answered when all are in the file. When one of them fails, they are done one by one.
 */
export class WriteQueue {
  private waiting: Waiting[] = []

  constructor(private readonly store: Store) {}

  /** Answers after the commit. `work` may run twice: what its first run wrote is then taken back. */
  add<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush())
      this.waiting.push({ work, resolve: (result) => resolve(result as T), reject })
    })
  }

  /** Commits what waits now. */
  flush(): void {
    const group = this.waiting
    this.waiting = []
    if (group.length > 1 && this.commitTogether(group)) return
    for (const { work, resolve, reject } of group) {
      try {
        resolve(this.store.write(work))
      } catch (error) {
        reject(error)
      }
    }
  }

  private commitTogether(group: readonly Waiting[]): boolean {
    try {
      const results = this.store.writeAll(group.map(({ work }) => work))
      group.forEach(({ resolve }, n) => resolve(results[n]))
      return true
    } catch {
      return false
    }
  }
}
