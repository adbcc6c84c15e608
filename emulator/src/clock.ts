/** The emulator's clock: real time plus an offset that tests and demos move. */
export class Clock {
  /** Milliseconds between real time and the emulator's time. */
  offset = 0
  private readonly listeners = new Set<() => void>()

  /** Milliseconds since the epoch, as functions see them. */
  now(): number {
    return Date.now() + this.offset
  }

  setOffset(milliseconds: number): void {
    this.offset = milliseconds
    for (const listener of this.listeners) listener()
  }

  /** Calls the listener after each move of the clock. */
  onMove(listener: () => void): void {
    this.listeners.add(listener)
  }
}
