type Listener = (event: { type: 'abort' }) => void

/** As much of AbortSignal as TanStack Query uses. WeChat has none. */
class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private listeners: Listener[] = []

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.push(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners = this.listeners.filter((other) => other !== listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  raise(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.({ type: 'abort' })
    for (const listener of this.listeners) listener({ type: 'abort' })
  }
}

/** Provided by webpack to every module that names AbortController; without it queries stay pending for ever. */
export class AbortController {
  readonly signal = new Signal()

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.raise(reason)
  }
}
