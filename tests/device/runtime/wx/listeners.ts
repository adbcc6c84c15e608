/** A pair such as wx.onThemeChange and wx.offThemeChange; off without a listener takes all away. */
export class Listeners<Event extends unknown[]> {
  private list: ((...event: Event) => void)[] = []

  readonly on = (listener: (...event: Event) => void): void => {
    this.list.push(listener)
  }

  readonly off = (listener?: (...event: Event) => void): void => {
    this.list = listener ? this.list.filter((other) => other !== listener) : []
  }

  tell(...event: Event): void {
    for (const listener of [...this.list]) listener(...event)
  }
}
