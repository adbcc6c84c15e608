import type { MiniElement } from './mini-program'

interface Place {
  readonly x: number
  readonly y: number
}

const touchOf = ({ x, y }: Place) => ({ identifier: 0, x, y, pageX: x, pageY: y, clientX: x, clientY: y })

/** Draws one stroke on a canvas, from its first place to its last; places are CSS px from its corner. */
export async function stroke(canvas: MiniElement, places: readonly Place[]): Promise<void> {
  const { left, top } = await canvas.offset()
  const touches = places.map(({ x, y }) => touchOf({ x: left + x, y: top + y }))
  const at = (index: number) => touches.at(index) ?? touchOf({ x: left, y: top })
  await canvas.touchstart({ touches: [at(0)], changedTouches: [at(0)] })
  for (const touch of touches.slice(1)) await canvas.touchmove({ touches: [touch], changedTouches: [touch] })
  await canvas.touchend({ touches: [], changedTouches: [at(-1)] })
}
