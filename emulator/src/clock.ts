/**
 * The emulator's clock: real time plus an offset that tests and demos move.
 *
 * The offset lives in shared memory, so `Date` in every function worker follows at once, without a message.
 */
export class Clock {
  readonly shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  private readonly offsets = new Float64Array(this.shared)
  private readonly listeners = new Set<() => void>()

  /** Milliseconds between real time and the emulator's time. */
  get offset(): number {
    return this.offsets[0] ?? 0
  }

  /** Milliseconds since the epoch, as functions see them. */
  now(): number {
    return Date.now() + this.offset
  }

  setOffset(milliseconds: number): void {
    this.offsets[0] = milliseconds
    for (const listener of this.listeners) listener()
  }

  /** Calls the listener after each move of the clock. */
  onMove(listener: () => void): void {
    this.listeners.add(listener)
  }
}
