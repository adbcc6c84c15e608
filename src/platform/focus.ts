/** Moves the keyboard to an element of the page; a phone without a keyboard needs nothing. */
export function focusOn(id: string): void {
  if (process.env.TARO_ENV === 'h5') document.getElementById(id)?.focus()
}
