import type { LocalPicture } from '@/platform/pictures'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Size of the drawing in its own pixels: fine enough to be read when shown large. */
export const size = { width: 660, height: 300 } as const

const ink = '#1f2329'
const paper = '#ffffff'

/** Makes the paper white, so that a signature reads in dark mode too. */
export function wipe(context: CanvasRenderingContext2D): void {
  context.fillStyle = paper
  context.fillRect(0, 0, size.width, size.height)
}

/** Draws a stroke from one point to the next. */
export function drawLine(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.strokeStyle = ink
  context.lineWidth = 6
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
}

/** What a pad can do for the form around it. */
export interface Pad {
  readonly clear: () => void
  /** The drawing as a PNG. */
  readonly take: () => Promise<Pick<LocalPicture, 'preview' | 'blob'>>
}

export interface PadProps {
  readonly label: string
  readonly className: string | undefined
  /** The pad is ready to be used. */
  readonly onReady: (pad: Pad) => void
  /** Something was written. */
  readonly onInk: () => void
}
