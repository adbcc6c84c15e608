/**
 * Replaces the global `Date` of this thread by one that is `offset()` milliseconds ahead.
 *
 * The prototype stays the real one, so `instanceof`, EJSON and date libraries notice nothing. Timers
 * (`setTimeout`) and `performance.now()` keep real time: a shifted clock must not change how long things take.
 */
export function shiftDate(offset: () => number): void {
  const RealDate = Date
  function ShiftedDate(this: unknown, ...args: unknown[]): Date | string {
    const now = RealDate.now() + offset()
    if (new.target === undefined) return new RealDate(now).toString()
    const constructor = new.target === ShiftedDate ? RealDate : new.target
    return Reflect.construct(RealDate, args.length === 0 ? [now] : args, constructor) as Date
  }
  Object.defineProperty(ShiftedDate, 'name', { value: 'Date' })
  Object.defineProperty(ShiftedDate, 'length', { value: RealDate.length })
  ShiftedDate.prototype = RealDate.prototype
  ShiftedDate.UTC = RealDate.UTC.bind(RealDate)
  ShiftedDate.parse = RealDate.parse.bind(RealDate)
  ShiftedDate.now = (): number => RealDate.now() + offset()
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: ShiftedDate,
    configurable: true,
    writable: true,
  })
  Object.defineProperty(globalThis, 'Date', { value: ShiftedDate, configurable: true, writable: true })
}
