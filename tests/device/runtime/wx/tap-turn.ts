/**
 * Whether the program runs within a tap of the person. WeChat shows some dialogs straight from a tap only; whoever has
 * waited for the network before has lost it. Waiting for settled promises is let pass, as on Android.
 */
let isWithin = false

/** A tap begins; it lasts until what it set off has run. */
export function beginTapTurn(): void {
  isWithin = true
  setTimeout(() => {
    isWithin = false
  })
}

export const isTapTurn = (): boolean => isWithin
