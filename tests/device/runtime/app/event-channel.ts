type Listener = (...values: unknown[]) => void

/** API/路由/EventChannel: words between a page and the one that opened it. */
export interface EventChannel {
  emit(name: string, ...values: unknown[]): void
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
}

export function eventChannel(events: { readonly [name: string]: Listener } = {}): EventChannel {
  const listeners = new Map<string, Set<Listener>>()
  const of = (name: string): Set<Listener> => {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known)
    return known
  }
  for (const [name, listener] of Object.entries(events)) of(name).add(listener)
  const channel: EventChannel = {
    emit: (name, ...values) => {
      for (const listener of [...of(name)]) listener(...values)
    },
    on: (name, listener) => void of(name).add(listener),
    once(name, listener) {
      const first: Listener = (...values) => {
        channel.off(name, first)
        listener(...values)
      }
      channel.on(name, first)
    },
    off(name, listener) {
      if (listener) of(name).delete(listener)
      else listeners.delete(name)
    },
  }
  return channel
}
