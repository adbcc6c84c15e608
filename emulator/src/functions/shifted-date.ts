/**
 * Replaces the global `Date` of this process by one that is `offset()` milliseconds ahead.
 *
 * The prototype stays the real one, so `instanceof`, EJSON and date libraries notice nothing. Timers
 * (`setTimeout`) and `performance.now()` keep real time: a moved clock must not change how long things take.
 */
export function shiftDate(offset: () => number): void {
  const RealDate = Date
  const now = (): number => RealDate.now() + offset()
  const ShiftedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
  const replaceable = { configurable: true, writable: true, enumerable: false }
  Object.defineProperty(RealDate.prototype, 'constructor', { value: ShiftedDate, ...replaceable })
  Object.defineProperty(globalThis, 'Date', { value: ShiftedDate, ...replaceable })
}
